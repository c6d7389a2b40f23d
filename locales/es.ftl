# Cosecha en español. Este archivo es el modelo: las demás lenguas tienen las mismas claves.
#
# Cómo se escribe: se habla de tú a una persona, en imperativos que valen a los dos lados del océano (elige, escribe).
# Frases cortas y cálidas. Sin arrobas, equis ni es para el género: se busca la frase que no lo necesita.
# Palabras de la casa: prompt inicial, asistente, usuario, etiquetar, ordenar, saltar, enviar, tarea, conversación,
# puntos, racha, aportación, voy a tener suerte.
# «Máx.» es el número de caracteres que Discord admite.

## Listas

# Ajuste del sonido en las listas: «español e inglés». Otras lenguas que no lo necesiten ponen { "" } en los dos.
list-euphony =
    .find = (?i)\by (?=[ií]|h[ií](?![aeoáéó]))
    .replace = { "e " }

## Nombres de archivos que se adjuntan: solo letras sin acento, cifras y guiones.

file-conversation = conversacion.md
file-text = tu-texto.md
file-terms = condiciones.md

## Órdenes, como las muestra Discord al escribir /
# Nombre: máx. 32, en minúsculas y sin espacios. Descripción: máx. 100.

command-work =
    .name = trabajar
    .description = Voy a tener suerte: retoma tu tarea o recibe una al azar.
command-task =
    .name = tarea
    .description = Elige qué tipo de tarea quieres hacer.
command-task-initial-prompt =
    .name = prompt-inicial
    .description = Escribe el primer mensaje de una conversación.
command-task-assistant-reply =
    .name = responder-asistente
    .description = Responde como lo haría un asistente excelente.
command-task-prompter-reply =
    .name = responder-usuario
    .description = Sigue una conversación como la persona que pregunta.
command-task-label-initial-prompt =
    .name = etiquetar-prompt
    .description = Revisa y etiqueta un prompt inicial.
command-task-label-assistant-reply =
    .name = etiquetar-asistente
    .description = Revisa y etiqueta una respuesta del asistente.
command-task-label-prompter-reply =
    .name = etiquetar-usuario
    .description = Revisa y etiqueta un mensaje de usuario.
command-task-rank-assistant-replies =
    .name = ordenar-asistente
    .description = Ordena de mejor a peor varias respuestas del asistente.
command-task-rank-prompter-replies =
    .name = ordenar-usuario
    .description = Ordena de mejor a peor varios mensajes de usuario.
command-task-rank-initial-prompts =
    .name = ordenar-prompts
    .description = Ordena varios prompts iniciales: los mejores se responden antes.
option-task-language =
    .name = idioma
    .description = Idioma de la tarea; sin él, uno de los tuyos.
command-tasks =
    .name = tareas
    .description = Mira cuántas tareas de cada tipo hay para ti.
command-language =
    .name = idioma
    .description = Elige los idiomas en los que aportas y el idioma de los textos.
option-language-languages =
    .name = idiomas
    .description = Idioma en el que aportas; puedes elegir varios, separados por comas.
option-language-interface =
    .name = textos
    .description = Idioma en el que te habla el bot.
option-language-time-zone =
    .name = zona-horaria
    .description = Dónde termina tu día: cuenta para tu racha. Escribe tu ciudad o tu país.
command-points =
    .name = puntos
    .description = Cómo se ganan los puntos, los niveles y las rachas.
command-guide =
    .name = guía
    .description = Cómo escribir, etiquetar y ordenar bien.
command-help =
    .name = ayuda
    .description = Qué es Cosecha y cómo se usa.

## Papeles en la conversación

role-prompter = Usuario
role-assistant = Asistente

## Los nueve tipos de tarea
# .title: título del panel y del formulario, máx. 45.
# .button: botón en la lista de tareas; detrás va el número de tareas abiertas. Máx. 60.
# .intro: dos líneas sobre la conversación.
# .next: qué pasa ahora, después de enviar.
# .none: título cuando no queda ninguna; $languages es una lista como «español y francés».
# .needed: lo que más falta; $count elige el plural y $amount es lo que se lee: «38» o «más de 99».
# .do: botón que da una. Máx. 60.

kind-initial-prompt =
    .title = Escribir un prompt inicial
    .button = Escribir prompt inicial
    .intro =
        Escribe el primer mensaje de una conversación: algo que de verdad le pedirías a un asistente.
        Que se entienda sin más contexto y pida algo claro. Sin datos personales.
    .next = { $reviews ->
        [0] Tu prompt pasa a revisión. Si se acepta, entra en el sorteo de conversaciones nuevas.
        [one] Tu prompt pasa a revisión: lo leerá una persona. Si se acepta, entra en el sorteo de conversaciones nuevas.
       *[other] Tu prompt pasa a revisión: lo leerán { $reviews } personas. Si se acepta, entra en el sorteo de conversaciones nuevas.
    }
    .none = Ahora no hacen falta más prompts iniciales en { $languages }
    .needed = { $count ->
        [one] Lo que más falta ahora: un prompt inicial.
       *[other] Lo que más falta ahora: { $amount } prompts iniciales.
    }
    .do = Escribir uno

kind-assistant-reply =
    .title = Responder como asistente
    .button = Responder como asistente
    .intro =
        Escribe la respuesta que daría un asistente excelente: correcta, clara y con buena ortografía.
        Si no dominas el tema, salta: llegará alguien que sí.
    .next = { $reviews ->
        [0] Tu respuesta pasa a revisión. Después se comparará con otras.
        [one] Tu respuesta pasa a revisión: la leerá una persona. Después se comparará con otras.
       *[other] Tu respuesta pasa a revisión: la leerán { $reviews } personas. Después se comparará con otras.
    }
    .none = No quedan mensajes que puedas responder como asistente en { $languages }
    .needed = { $count ->
        [one] Lo que más falta ahora: una respuesta de asistente.
       *[other] Lo que más falta ahora: { $amount } respuestas de asistente.
    }
    .do = Responder a uno

kind-prompter-reply =
    .title = Responder como usuario
    .button = Responder como usuario
    .intro =
        Sigue la conversación como la persona que pregunta: pide un detalle, corrige algo o da el siguiente paso.
        Escribe con naturalidad y aporta algo nuevo; un simple «gracias» no basta.
    .next = { $reviews ->
        [0] Tu mensaje pasa a revisión. Si se acepta, la conversación sigue.
        [one] Tu mensaje pasa a revisión: lo leerá una persona. Si se acepta, la conversación sigue.
       *[other] Tu mensaje pasa a revisión: lo leerán { $reviews } personas. Si se acepta, la conversación sigue.
    }
    .none = No quedan conversaciones que puedas seguir como usuario en { $languages }
    .needed = { $count ->
        [one] Lo que más falta ahora: una respuesta de usuario.
       *[other] Lo que más falta ahora: { $amount } respuestas de usuario.
    }
    .do = Seguir una

kind-label-initial-prompt =
    .title = Etiquetar un prompt inicial
    .button = Etiquetar prompt inicial
    .intro =
        Lee el prompt marcado y di cómo es. Juzga cada pregunta por separado.
        Solo la de spam es obligatoria: lo que no sepas, déjalo sin contestar.
    .next = Tu revisión ayuda a decidir si este prompt abre una conversación.
    .none = No quedan prompts que puedas etiquetar en { $languages }
    .needed = { $count ->
        [one] Lo que más falta ahora: un prompt por etiquetar.
       *[other] Lo que más falta ahora: { $amount } prompts por etiquetar.
    }
    .do = Etiquetar uno

kind-label-assistant-reply =
    .title = Etiquetar respuesta del asistente
    .button = Etiquetar respuesta del asistente
    .intro =
        Lee la respuesta marcada y di si cumple lo que se le pedía. Comprueba los datos; si no puedes, salta.
        Solo la pregunta de spam es obligatoria: lo que no sepas, déjalo sin contestar.
    .next = Tu revisión ayuda a decidir si esta respuesta se queda en la conversación.
    .none = No quedan respuestas del asistente que puedas etiquetar en { $languages }
    .needed = { $count ->
        [one] Lo que más falta ahora: una respuesta del asistente por etiquetar.
       *[other] Lo que más falta ahora: { $amount } respuestas del asistente por etiquetar.
    }
    .do = Etiquetar una

kind-label-prompter-reply =
    .title = Etiquetar mensaje de usuario
    .button = Etiquetar mensaje de usuario
    .intro =
        Lee el mensaje marcado y di si sigue bien la conversación. Juzga cada pregunta por separado.
        Solo la de spam es obligatoria: lo que no sepas, déjalo sin contestar.
    .next = Tu revisión ayuda a decidir si la conversación sigue por aquí.
    .none = No quedan mensajes de usuario que puedas etiquetar en { $languages }
    .needed = { $count ->
        [one] Lo que más falta ahora: un mensaje de usuario por etiquetar.
       *[other] Lo que más falta ahora: { $amount } mensajes de usuario por etiquetar.
    }
    .do = Etiquetar uno

kind-rank-assistant-replies =
    .title = Ordenar respuestas del asistente
    .button = Ordenar respuestas del asistente
    .intro =
        Pulsa la letra de la mejor respuesta y después la de la mejor de las que quedan.
        Primero cuenta que sea correcta y útil; que sea larga no la hace mejor.
    .next = Tu orden se une al de otras personas: entre todas se decide qué respuesta es la mejor.
    .none = No quedan respuestas que puedas ordenar en { $languages }
    .needed = { $count ->
        [one] Lo que más falta ahora: las respuestas de una conversación por ordenar.
       *[other] Lo que más falta ahora: las respuestas de { $amount } conversaciones por ordenar.
    }
    .do = Ordenar unas

kind-rank-prompter-replies =
    .title = Ordenar mensajes de usuario
    .button = Ordenar mensajes de usuario
    .intro =
        ¿Cuál sigue mejor la conversación? Pulsa la letra del mejor mensaje y después la del mejor de los que quedan.
        Gana el que suena natural y lleva a una buena respuesta.
    .next = Tu orden se une al de otras personas: entre todas se decide qué mensaje sigue mejor la conversación.
    .none = No quedan mensajes de usuario que puedas ordenar en { $languages }
    .needed = { $count ->
        [one] Lo que más falta ahora: los mensajes de usuario de una conversación por ordenar.
       *[other] Lo que más falta ahora: los mensajes de usuario de { $amount } conversaciones por ordenar.
    }
    .do = Ordenar unos

kind-rank-initial-prompts =
    .title = Ordenar prompts iniciales
    .button = Ordenar prompts iniciales
    .intro =
        ¿Cuál merece más una buena respuesta? Pulsa la letra del mejor prompt y después la del mejor de los que quedan.
        Gana el que es claro, realista y distinto de lo que ya se ha preguntado mil veces.
    .next = Tu orden cuenta en el sorteo que decide qué conversaciones empiezan.
    .none = No quedan prompts que puedas ordenar en { $languages }
    .needed = { $count ->
        [one] Lo que más falta ahora: un prompt por comparar.
       *[other] Lo que más falta ahora: { $amount } prompts por comparar.
    }
    .do = Ordenar unos

# Lo mismo cuando no se pidió ningún tipo concreto y no hay nada de nada.
kind-any =
    .none = Ahora mismo no hay tareas para ti en { $languages }

## El panel de una tarea

# Junto al papel de quien habla, en el mensaje del que trata la tarea. Máx. 60.
marker =
    .write = responde a este mensaje
    .label = etiqueta este mensaje
    .rank = ordena las respuestas a este mensaje

# Partes de la línea de estado, separadas por puntos. $when lo pone Discord: «en 2 horas».
state =
    .write = Se enviará como { $language }
    .language = En { $language }
    .expires = caduca { $when }
    .reviews = { $done ->
        [0] nadie lo ha revisado aún
       *[other] revisiones: { $done } de { $required }
    }
    .page = página { $page } de { $pages }
# También en la línea de estado y en la lista de tareas: lo que vale la tarea ahora, en tantos por ciento de lo normal.
bonus = { $percent ->
    [50] ahora vale la mitad de puntos
    [150] ahora vale un 50 % más de puntos
    [200] ahora vale el doble de puntos
   *[other] ahora vale el { $percent } % de los puntos
}
# Cuando hay tantas tareas que no se han contado todas: en botones y dentro de frases, «más de 99 prompts».
more-than = más de { $number }

# Cuando se vuelve a abrir una tarea empezada.
task-resumed = Seguimos donde lo dejaste.
# En el panel de una conversación que no cabe en un mensaje de Discord.
conversation-attached = La conversación es larga: pasa las páginas o lee el archivo adjunto, que la tiene entera.
# En lugar de un mensaje vacío.
message-empty = (mensaje vacío)
# Junto al papel de quien habla, cuando un mensaje ocupa varias páginas.
message-part = parte { $part } de { $parts }
# Título del archivo con la conversación entera.
conversation-title = Conversación

# Lista desplegable debajo de la conversación. Máx. 150.
read-placeholder = Leer, valorar o informar de un mensaje…
# Sus opciones: máx. 60. $number es el lugar en la conversación.
read-message = { $number }. { $role }
read-option = Leer { $letter }

## El panel de un mensaje

message-title =
    .message = Mensaje { $number } de { $count }
    .option = Opción { $letter }
message-hint = Tu voto y tu informe no dicen quién eres.
message-own = Este mensaje es tuyo: no puedes votarlo ni informar de él.
message-reported = Has informado de este mensaje. Gracias: lo verá el equipo de moderación.
message-attached = No cabe entero aquí: el resto está en el archivo adjunto.

## Botones. Máx. 80, mejor menos de 25.

button-write =
    .reply = Escribir respuesta
    .prompt = Escribir prompt
button-label = Etiquetar
button-submit = Enviar
button-edit = Editar
button-change = Cambiar
button-nuances = Añadir matices
button-nuances-change = Cambiar matices
button-skip = Saltar
button-guide = Guía
button-report = Informar
button-back = Volver
button-back-to-task = Volver a la tarea
button-undo = Deshacer
button-none =
    .reply = Ninguna se puede ordenar
    .prompt = Ninguno se puede ordenar
button-tie = { $first } y { $second } empatan
button-previous = ◂ Página { $page }
button-next-page = Página { $page } ▸
button-next = Siguiente
button-same = Otra del mismo tipo
button-tasks = Elegir tipo
button-enough = Por hoy basta
button-lucky = Voy a tener suerte
button-languages = Idiomas
button-help = Ayuda
button-terms =
    .accept = Acepto
    .decline = No acepto
    .full = Texto completo
    .short = Resumen
    .read = Leer las condiciones
button-retry = Volver a intentarlo

## Escribir

# Encima del texto tal como se guardará.
preview =
    .prompt = Así quedará tu prompt
    .reply = Así quedará tu respuesta
    .message = Así quedará tu mensaje
preview-words = { $words ->
    [one] una palabra
   *[other] { $words } palabras
}
# Encima de las advertencias.
preview-notes = Antes de enviar
preview-fix = Aún no se puede enviar
preview-attached = El texto es largo: pasa las páginas o lee el archivo adjunto, que lo tiene entero.

# Advertencias sobre lo escrito; nunca impiden enviar.
note-mention = Hay una mención. No avisará a nadie, pero mejor quítala.
note-invite = Hay una invitación a un servidor. Si no hace falta, quítala.
note-link = Hay un enlace. Comprueba que hace falta y que funciona.
note-direction-marks = Hay marcas invisibles que cambian la dirección del texto. Si no las pusiste a propósito, bórralas.
note-email = Parece que hay una dirección de correo. Si es de alguien real, quítala.
note-phone = Parece que hay un teléfono. Si es de alguien real, quítalo.
note-chatbot = Suena a texto copiado de un chatbot. Aquí solo vale lo que escribes tú.
note-open-code-block = Hay un bloque de código sin cerrar. Ciérralo con una línea de tres acentos graves para que se vea bien.

# El formulario de texto. .label máx. 45, .description máx. 100, .placeholder máx. 100.
form-text =
    .prompt = Tu prompt inicial
    .reply = Tu respuesta
    .message = Tu mensaje
    .description = Hasta { $limit } caracteres, en { $language }. Se puede usar Markdown y bloques de código.
    .placeholder-prompt = Por ejemplo: una receta fácil, una duda de historia, ayuda con un código…
    .placeholder-reply = Correcta, clara y con tus propias palabras
    .placeholder-message = Lo siguiente que dirías tú en esta conversación

## Etiquetar
# .title: pregunta del formulario, máx. 45. .description: ayuda debajo, máx. 100. .short: en «Sin contestar: …».
# .low y .high: los dos extremos de la escala de 1 a 5, del peor al mejor; máx. 40.

label-spam =
    .title = ¿Es spam?
    .description = Basura a propósito o algo que no viene a cuento. Un texto flojo no es spam.
    .short = spam
label-fails-task =
    .title = ¿Falla en la tarea?
    .description = No hace lo que se le pide, aunque esté bien escrita.
    .short = falla en la tarea
label-flags =
    .title = Marcas
    .description = Elige todas las que correspondan. Si no hay ninguna, dilo con la última.
    .short = marcas
    .none = Ninguna de estas
    .none-description = Lo he mirado y no hay nada de eso.
# En el resumen, cuando se dijo que no hay ninguna.
label-flags-none = Ninguna
label-lang-mismatch =
    .title = No está en { $language }
    .description = Está escrito en otro idioma sin que la conversación lo pida.
    .short = otro idioma
# Lo mismo como pregunta de sí o no, en una revisión rápida. .title máx. 45, .description máx. 100.
label-lang-mismatch-alone =
    .title = ¿Está en otro idioma?
    .description = La tarea es en { $language }. Si la conversación pide otro, contesta que no.
label-not-appropriate =
    .title = Inapropiado
    .description = No pide nada claro, no sirve aquí o pide algo dañino.
    .short = inapropiado
label-pii =
    .title = Datos personales
    .description = Permite saber quién es alguien real: nombre, teléfono, correo, dirección…
    .short = datos personales
label-hate-speech =
    .title = Incita al odio
    .description = Ataca a personas por lo que son: origen, religión, género…
    .short = odio
label-sexual-content =
    .title = Contenido sexual
    .description = Es sexualmente explícito.
    .short = contenido sexual
label-copied-from-ai =
    .title = Copiado de otra IA
    .description = Parece pegado de un chatbot.
    .short = copiado de otra IA
label-quality =
    .title = Calidad
    .description = ¿Está bien pensado y bien escrito?
    .short = calidad
    .low = Baja
    .high = Alta
label-helpfulness =
    .title = Utilidad
    .description = ¿Le sirve de verdad a quien pregunta?
    .short = utilidad
    .low = De poca ayuda
    .high = Muy útil
label-creativity =
    .title = Creatividad
    .description = ¿Es original?
    .short = creatividad
    .low = Corriente
    .high = Original
label-humor =
    .title = Humor
    .description = ¿Va en serio o en broma? Ninguno de los dos es mejor.
    .short = humor
    .low = En serio
    .high = En broma
label-toxicity =
    .title = Trato
    .description = ¿Cómo trata a las personas?
    .short = trato
    .low = Grosero
    .high = Respetuoso
label-violence =
    .title = Violencia
    .description = ¿Anima a hacer daño o lo describe?
    .short = violencia
    .low = Violento
    .high = Inofensivo

# En el panel de una tarea que solo pregunta lo esencial.
label-quick = Es una revisión rápida: { $questions ->
    [one] una sola pregunta.
   *[other] solo { $questions } preguntas.
}

answer-yes = Sí
answer-no = No
# Opciones de una escala en el formulario; máx. 60. En medio va solo el número.
scale-first = 1 · { $pole }
scale-last = 5 · { $pole }
# En el resumen: ●●○○○ 2 de 5.
scale-value = { $dots } { $step } de { $steps }
# Lo mismo con los dos extremos a los lados: Serio ●●○○○ Con humor · 2 de 5.
scale-poles = { $low } { $dots } { $high } · { $step } de { $steps }
summary-title = { $kind } — revisa
summary-missing = Sin contestar: { $labels }.
summary-missing-note = No pasa nada: lo que no contestas no se guarda.
# Título del segundo formulario. Máx. 45.
nuances-title = Matices (todo es opcional)

## Ordenar

rank-choose =
    .reply = Elige la mejor de las que quedan.
    .prompt = Elige el mejor de los que quedan.
rank-done = Así queda tu orden. Si te convence, envíalo.
rank-none =
    .reply = Has dicho que ninguna se puede ordenar: todas están mal o no hay forma de compararlas.
    .prompt = Has dicho que ninguno se puede ordenar: todos están mal o no hay forma de compararlos.
rank-hidden = Orden al azar · no se muestra quién lo escribió
rank-place = { $place }.º
rank-tied = { $place }.º (empate)
# Detrás del principio de un texto largo.
rank-more = *(sigue: elige «Leer { $letter }» en la lista de abajo)*
# Listas desplegables; máx. 150. La opción de cada una: máx. 60.
rank-pick-placeholder =
    .reply = Elige la mejor de las que quedan…
    .prompt = Elige el mejor de los que quedan…
rank-tie-placeholder = ¿Varias son igual de buenas? Márcalas aquí…
rank-option = Opción { $letter }
rank-attached = Hay textos largos: elígelos en la lista para leerlos enteros, o abre el archivo adjunto.

## Informar

# Título del formulario. Máx. 45.
report-title = Informar de un mensaje
# .title máx. 45, .description máx. 100.
report-reason =
    .title = ¿Qué le pasa?
    .description = Lo verá el equipo de moderación. Quien lo escribió no sabrá quién informó.
report-details =
    .title = ¿Algo más?
    .description = Si quieres, explica en una frase por qué habría que mirarlo.
# Motivos: máx. 100.
report-spam = Es spam
report-not-appropriate = Es inapropiado o dañino
report-pii = Contiene datos personales
report-hate-speech = Incita al odio
report-sexual-content = Tiene contenido sexual
report-copied-from-ai = Está copiado de otra IA
report-other = Otra cosa

## Condiciones

# .title y .renewed: título del panel. .text: el resumen que se lee antes de aceptar.
# $licence es el nombre de una licencia, $age un número y $contact una dirección, un canal o .no-contact.
terms =
    .title = Antes de empezar
    .renewed = Las condiciones han cambiado
    .no-contact = el equipo de moderación de este servidor
    .renewed-text = Léelas otra vez, por favor: tu aceptación anterior no vale para el texto nuevo.
    .text =
        Cosecha reúne diálogos escritos por personas y los publica para todo el mundo.

        - **Qué se recoge.** Lo que escribes, etiquetas, ordenas, votas y saltas con este bot, y tu identificador de Discord para saber que es tuyo. Tus demás mensajes no se leen.
        - **Qué se publica.** Tus textos y valoraciones, sin tu nombre, con la licencia **{ $licence }**. Cualquiera podrá entrenar modelos de IA con ellos, también las empresas.
        - **Piénsalo por tu cuenta.** Decide si esto le sirve a la gente o si puede costar empleos. Nadie tiene que participar.
        - **Qué no va aquí.** Datos personales, ni tuyos ni de nadie, y nada copiado de un chatbot ni de otro sistema.
        - **Edad.** Tienes { $age } años o más.
        - **Salir.** Puedes dejarlo cuando quieras y pedir que se borre lo tuyo. Contacto: { $contact }. Lo ya publicado puede seguir en copias de otras personas.

        Si pulsas «Acepto», nos pides expresamente que publiquemos tus aportaciones en estas condiciones.
    .full-title = Condiciones, texto completo

# El texto completo, por apartados. Lo que se acepta es el resumen y estos apartados.
terms-full =
    .purpose =
        ### 1. Para qué
        Cosecha es un bot de Discord con el que una comunidad escribe, revisa y ordena conversaciones entre un usuario y un asistente. Con ellas se hace un conjunto de datos abierto, como hizo Open Assistant. Contacto para preguntas: { $contact }.
    .collected =
        ### 2. Qué se guarda
        Los textos que envías y los que dejas a medias en una tarea; tus etiquetas, órdenes, votos, informes y tareas saltadas; los idiomas que eliges y tu zona horaria, si la indicas; tus puntos; las fechas; tu identificador de Discord y el del servidor. No se guardan tu nombre, tu foto ni tus mensajes del servidor: el bot no los lee.
    .published =
        ### 3. Qué se publica
        Los textos aceptados y, si hace falta para investigar, también los rechazados, con su idioma, su fecha, sus etiquetas y su puesto, bajo la licencia **{ $licence }**. En lugar de tu identificador aparece un código calculado con una clave secreta: dice que dos textos son de la misma persona, no de quién. Si la licencia pide nombrar la autoría, se nombra al proyecto y a quienes participan en conjunto.
    .use =
        ### 4. Para qué se usará
        Cualquiera podrá copiar los datos y entrenar con ellos modelos de IA, para investigar, por gusto o para ganar dinero; también las empresas. No controlamos qué se hace con ellos.
    .decision =
        ### 5. Tu decisión
        Los modelos que aprenden de estos datos pueden ayudar a mucha gente y también pueden sustituir trabajo de personas. Piensa por tu cuenta qué pesa más para ti. Participar es voluntario, no se paga y no da ningún derecho sobre el resultado.
    .rules =
        ### 6. Qué no se puede aportar
        Datos personales, ni tuyos ni de nadie; textos copiados de un chatbot o de otro sistema, o de los que no tengas los derechos; nada ilegal, que anime a hacer daño o que ataque a personas. Lo que envías lo has escrito tú y puedes darlo con esta licencia. Lo que no cumpla se quita, y quien insista puede quedar fuera.
    .age =
        ### 7. Edad
        Para participar hay que tener { $age } años o más.
    .leaving =
        ### 8. Salir y borrar
        Puedes dejarlo cuando quieras, sin dar razones. Si lo pides, se borran tu cuenta, tus textos y tus votos, y ya no salen en las publicaciones siguientes; tus etiquetas y tus órdenes quedan como números que no son de nadie. Contacto: { $contact }. Lo que ya se publicó puede seguir en copias que otras personas descargaron: eso no lo podemos deshacer.
    .proof =
        ### 9. Prueba
        Cuando aceptas se guarda qué versión aceptaste, una huella de este texto (SHA-256), el idioma en que lo leíste, la hora y el número de la interacción de Discord. Si rechazas, no se guarda nada.
    .changes =
        ### 10. Cambios
        Si este texto cambia, te lo volveremos a enseñar antes de que sigas, y podrás decir que no.

declined =
    .title = De acuerdo, aquí lo dejamos
    .text = No se ha guardado nada. Gracias por haberlo leído. Si un día cambias de idea, las condiciones siguen aquí.

## Idiomas
# .interface es la segunda lista; .automatic y .speak son sus opciones, máx. 100.

languages =
    .title = ¿En qué idiomas quieres aportar?
    .text = Elige los idiomas que escribes bien. Solo recibirás tareas en ellos, y lo que escribas se enviará en el idioma de cada tarea.
    .chosen = Ahora aportas en { $languages }.
    .suggested = Tu Discord está en { $language }. Si quieres aportar en ese idioma, elígelo abajo.
    .more = ¿Falta el tuyo? Escribe { $command } y sus primeras letras: ahí están todos.
    .placeholder = Elige uno o varios…
    .interface = Idioma en que te hablo…
    .automatic = Te hablo en el idioma de tu Discord
    .speak = Te hablo en { $language }
    .hint = El idioma en que te hablo se elige aparte y no cambia tus tareas.
    .time-zone = Tu día termina a medianoche en { $zone }; así se cuenta tu racha.

# Encima del panel de idiomas, después de elegir la zona horaria.
time-zone-chosen = Hecho: tu día termina ahora a medianoche en { $zone }.

## Tareas

tasks =
    .title = ¿Qué te apetece hacer?
    .text = Esto es lo que hay para ti en { $languages }. El número dice cuántas puedes recibir ahora.
    .empty = Ahora mismo no hay nada para ti en { $languages }. Vuelve en un rato: en cuanto alguien escriba o revise, habrá tareas nuevas.

# En lugar de un número sobre la lista de idiomas, cuando no se conocen.
no-languages = tus idiomas

## Gracias

thanks =
    .title = { $points ->
        [0] Gracias
        [one] Gracias, +{ $points } punto
       *[other] Gracias, +{ $points } puntos
    }
    .today = { $today ->
        [one] Es tu primera aportación de hoy.
       *[other] Hoy llevas { $today } aportaciones.
    }
    .today-streak = { $today ->
        [one] Es tu primera aportación de hoy, y llevas una racha de { $streak } días.
       *[other] Hoy llevas { $today } aportaciones y una racha de { $streak } días.
    }
    .repeat-title = Ya lo habías enviado
    .repeat = Se guardó la primera vez; ahora no se ha guardado nada más.
    .late = La tarea había caducado, pero su sitio seguía libre: tu trabajo cuenta.

enough =
    .title = Hasta la próxima
    .text = Gracias por tu tiempo. Lo que has hecho ya está guardado.
    .today = { $today ->
        [0] Vuelve cuando quieras.
        [one] Hoy has hecho una aportación.
       *[other] Hoy has hecho { $today } aportaciones.
    }
    .streak = Llevas una racha de { $streak } días: mañana puede crecer.

## No hay nada: por qué y qué se puede hacer

# $waiting elige el plural y $amount es lo que se lee: «38» o «más de 99».
# $offered es «true» cuando debajo está el botón con el que se puede ayudar.
# .pause es el título encima de .limit-reached.
nothing =
    .nothing-open = No hay tareas de este tipo abiertas en este momento. Vuelve en un rato o prueba otra cosa.
    .all-done = { $waiting ->
        [0] Las tareas que quedan ya las has hecho, las has saltado o tratan de un texto tuyo. Hacen falta otras manos.
        [one] Hay una tarea esperando, pero ya la has hecho, la has saltado o trata de un texto tuyo.
       *[other] Hay { $amount } tareas esperando, pero ya las has hecho, las has saltado o tratan de un texto tuyo.
    }
    .only-own = { $waiting ->
        [0] Lo que queda trata de textos tuyos, y de lo propio se ocupan otras personas. Mientras tanto, prueba otra cosa.
        [one] Hay una tarea esperando, pero trata de un texto tuyo: la hará otra persona. Mientras tanto, prueba otra cosa.
       *[other] Hay { $amount } tareas esperando, pero todas tratan de textos tuyos: las harán otras personas. Mientras tanto, prueba otra cosa.
    }
    .waiting-for-prompts = Ahora no crece ninguna conversación: faltan prompts iniciales. { $offered ->
        [true] Escribe uno y pronto habrá tareas de todo tipo.
       *[false] Vuelve en un rato: en cuanto haya uno, habrá tareas nuevas.
    }
    .waiting-for-replies = Antes hace falta que alguien escriba: aún no hay nada que se pueda revisar u ordenar. { $offered ->
        [true] Anímate a escribir y habrá tareas para más gente.
       *[false] Vuelve en un rato.
    }
    .waiting-for-reviews = Lo que se ha escrito está esperando a que alguien lo revise. { $offered ->
        [true] Ayuda a revisarlo y las conversaciones seguirán adelante.
       *[false] Vuelve en un rato: en cuanto se revise, habrá tareas nuevas.
    }
    .prompts-full = Ya hay bastantes prompts esperando: primero hay que revisarlos y responderlos. { $offered ->
        [true] Ayuda con eso y pronto harán falta más.
       *[false] Vuelve en un rato.
    }
    .prompts-closed = En estos idiomas no se piden prompts iniciales por ahora. También ayudas si respondes, etiquetas u ordenas.
    .not-collected = Este tipo de tarea está apagado en este servidor. Prueba otro.
    .newcomers-wait = Ha llegado mucha gente nueva a la vez y lo que queda se guarda para quienes ya estaban. Vuelve en un rato: pronto habrá sitio también para ti.
    .limit-reached = Has pedido { $limit ->
        [one] una tarea
       *[other] { $limit } tareas
    } en muy poco tiempo. Descansa un poco: { $minutes ->
        [0] en un momento podrás seguir.
        [one] en un minuto podrás seguir.
       *[other] en { $minutes } minutos podrás seguir.
    }
    .pause = Una pausa corta

## Lo que no se puede: primero, qué puede hacer quien lo lee

error-terms = Lee las condiciones y acéptalas: después podrás seguir justo aquí.
error-suspended = Habla con el equipo de moderación de este servidor: tu participación está suspendida y ahora no puedes aportar.
error-no-language = Elige primero en qué idiomas quieres aportar; así sabremos qué darte.
error-unknown-language = Elige un idioma de la lista: { $language } no se recoge aquí.
error-unknown-time-zone = Elige una zona horaria de la lista que aparece al escribir, por ejemplo Europe/Madrid: no conocemos «{ $zone }».
error-unknown-locale = Elige uno de los idiomas en que hablo: { $languages }.
error-nothing-available = Prueba otro tipo de tarea o vuelve en un rato: de este no queda ninguna para ti.
error-task-done = Pide otra tarea: esta ya no está abierta, porque se envió o se saltó.
error-task-withdrawn = Pide otra tarea: esta se retiró, porque la conversación ya no la necesita.
error-task-expired = Pide otra tarea: esta caducó y su sitio ya es de otra persona.
error-not-your-task = Pide tu propia tarea: esta es de otra persona.
error-text-empty = Escribe algo antes de enviar: no se ve ningún texto.
error-text-long = Acorta el texto: tiene { $length } caracteres y caben { $limit }. No se ha perdido nada, lo encuentras al editar.
error-text-no-words = Usa también palabras: con emojis o signos solos no se puede seguir.
error-text-duplicate = Escribe algo distinto: ya enviaste este mismo texto hace poco.
error-label-range = Vuelve a abrir el formulario y contesta otra vez: una respuesta no se entiende ({ $label }).
error-label-unknown = Vuelve a abrir el formulario y contesta otra vez: hay una etiqueta que esta tarea no tiene ({ $label }).
error-label-missing = Contesta también a la única pregunta obligatoria: { $label }
error-ranking-incomplete = Termina el orden antes de enviar: queda algo por colocar.
error-nothing-to-submit = Haz primero la tarea: aún no hay nada que enviar.
error-own-message = Elige otro mensaje: este es tuyo, y no se vota ni se informa de lo propio.
error-message-gone = Sigue con lo demás: este mensaje ya no está.
# Para moderación: un mensaje o una conversación que se quiere recuperar.
error-not-restorable = Déjalo como está: no se puede recuperar, porque su texto se borró o ya no está aquello a lo que responde.
# Para quien configura el servidor. $name es el nombre de una regla, $detail una explicación en inglés.
error-rule = { $reason ->
    [unknown] Elige un nombre de la lista: ninguna regla se llama { $name }.
    [kind] { $expected ->
        [number] Escribe un número: { $value } no vale para { $name }.
        [whole-number] Escribe un número entero: { $value } no vale para { $name }.
        [switch] Escribe yes o no: { $value } no vale para { $name }.
       *[other] Elige una de estas palabras: { $expected }. { $value } no vale para { $name }.
    }
    [bounds] Elige un número entre { $low } y { $high }: { $value } no vale para { $name }.
   *[together] Cambia antes las otras reglas: { $name } no puede ser { $value } junto a ellas ({ $detail }).
}
error-store = Vuelve a intentarlo en un minuto: ahora mismo no podemos guardar nada. Lo que ya enviaste está a salvo.
error-old-button = Pide una tarea: este botón es de un panel antiguo y ya no sirve.
error-form = Pulsa otra vez el botón: Discord no abrió el formulario. No se ha perdido nada.
error-unexpected = Vuelve a intentarlo. Si sigue fallando, dile a quien administra el bot este código: **{ $code }**.

# Cuando lo escrito no se pudo guardar o ya no tiene sitio, y se devuelve en un archivo. Encima va la razón.
lost-text =
    .title = Tu texto está a salvo aquí
    .text = No se ha perdido nada: aquí lo tienes, entero en el archivo adjunto. Guárdalo y pégalo cuando puedas seguir.

## Guía
# .title: título. .text: lista de consejos. Máx. 4000 cada uno.

guide-all =
    .title = Guía
    .text =
        Elige qué quieres leer. Tres reglas valen para todo:

        - **Si no sabes, salta.** Nadie lo cuenta en tu contra y la tarea pasa a alguien que sí sabe.
        - **Nada de chatbots.** Lo que se busca es cómo escriben y juzgan las personas.
        - **Nada de datos personales**, ni tuyos ni de nadie.

        Cómo se ganan los puntos: { $points }.

guide-write =
    .title = Guía: escribir
    .button = Escribir
    .text =
        ### Prompts iniciales
        - Pide cosas que de verdad te interesan: una receta, una duda, un código, un cuento, un consejo.
        - Que se entienda sin contexto y se sepa qué se espera. Di el nivel, el tono o la longitud si importan.
        - Varía los temas. No repitas lo que ya está mil veces, no pongas trampas al asistente ni pidas abrir enlaces.

        ### Como asistente
        - Contesta a lo que se pregunta, con datos comprobados. Si algo no se sabe, dilo; si la pregunta es confusa, pide que la aclaren.
        - Ve al grano. Cuida la ortografía y el formato: párrafos cortos, listas, y el código en bloques, entre dos líneas de tres acentos graves.
        - En temas polémicos, presenta al menos dos puntos de vista con respeto y guarda tu opinión.
        - Si hay riesgo para la salud, el dinero o la ley, avisa. No ayudes a hacer daño.
        - Sé amable. Escribe en el idioma de la conversación.

        ### Como usuario
        - Reacciona a lo que dijo el asistente: pide un detalle, un ejemplo, otra versión, o señala un error.
        - Escribe como hablas; una errata suelta no importa.

        ### Siempre
        - Con tus palabras: nada copiado de un chatbot, de una web ni de un libro.
        - Sin datos personales, ni tuyos ni de nadie.
        - Si no dominas el tema, salta.

guide-label =
    .title = Guía: etiquetar
    .button = Etiquetar
    .text =
        Juzga cada cosa por separado. Una respuesta puede ser falsa y muy educada, o brusca y perfecta.

        - **Spam** es solo lo que se hace a propósito para molestar o no viene a cuento. Un texto torpe no es spam.
        - **Falla en la tarea**: no hace lo que se pedía. Lee la conversación entera antes de decidirlo.
        - **Marcas**: otro idioma, inapropiado, datos personales, odio, sexo, copiado de otra IA. Si no hay ninguna, márcalo también: así se sabe que lo miraste.
        - **Calidad**: si está bien pensado y bien escrito. **Utilidad**: si le sirve a quien pregunta.
        - Comprueba los datos y prueba el código si puedes. Si no puedes, salta.
        - Lo que dejas sin contestar no se guarda: mejor eso que adivinar.
        - Da igual si estás de acuerdo con lo que dice: mira si está bien hecho.

guide-rank =
    .title = Guía: ordenar
    .button = Ordenar
    .text =
        Ve de mejor a peor: pulsa la mejor, después la mejor de las que quedan.

        - Primero, que sea verdad y haga lo que se pedía. Después, que ayude. Al final, el estilo.
        - «No lo sé» va por debajo de una respuesta correcta y por encima de una falsa.
        - La longitud no cuenta, ni a favor ni en contra.
        - ¿Igual de buenas? Di que empatan. ¿Todas mal o imposibles de comparar? Di que no se pueden ordenar.
        - Lee las largas enteras: están en la lista de abajo.
        - Si una no debería estar ahí, ábrela en esa lista e informa de ella.
        - Si no puedes saber cuál tiene razón, salta.

## Ayuda

help =
    .title = Cosecha
    .text =
        Aquí se reúnen conversaciones escritas y revisadas por personas, para que cualquiera pueda entrenar asistentes abiertos. Cada tarea lleva unos minutos.

        - { $work }: recibe una tarea al azar, o sigue con la que tienes abierta.
        - { $tasks }: mira cuántas hay de cada tipo y elige.
        - { $task }: ve directamente a un tipo.
        - { $language }: los idiomas en que aportas y el idioma en que te hablo.
        - { $guide }: cómo hacerlo bien.
        - { $points }: cómo se ganan los puntos.

        Todo pasa en un panel que solo ves tú. Si desaparece al cerrar Discord, { $work } lo trae de vuelta. Saltar siempre vale y no resta nada.

## Puntos
# Títulos de los apartados: máx. 256. Textos: máx. 400. Las listas las escribe el bot con los números que valen:
# «**4** · responder como asistente».
# $more es una lista como «×1,5 y ×2»; $less es «×0,5».

points =
    .title = Cómo se ganan los puntos
    .own-title = Lo tuyo
    .own = Tienes **{ $points }** puntos: nivel **{ $level }**.
    .own-next = Te faltan { $missing } para el nivel { $level }.
    .own-agreement = En { $question } se calcula que tus revisiones aciertan en un { $share } %, según lo que contestan las demás personas.
    .question-spam = lo que es spam
    .question-lang-mismatch = el idioma
    .submitted = Al enviar
    .accepted = Cuando se acepta lo que escribiste
    .accepted-note = Llegan cuando la revisión lo acepta. Si más tarde se retira, se restan.
    .ranked = Cada vez que alguien ordena tu respuesta con otras
    .bonus-title = Lo que más falta vale más
    .bonus = Lo que frena las conversaciones vale más al enviarlo ({ $more }); un prompt inicial vale menos cuando esperan muchos ({ $less }). El botón y el panel lo dicen antes de empezar.
    .levels-title = Niveles
    .levels = Hay { $levels }, y cada uno pide un poco más: el 2 llega con { $second } puntos, el 10 con { $tenth } y el último con { $last }.
    .streaks-title = Rachas
    .streaks = Cuentan los días seguidos en que aportas. Una vez por semana puedes faltar un día sin perder la racha. El día termina a medianoche en tu zona horaria, que eliges con { $command }; si no eliges ninguna, en UTC.

points-event =
    .prompts = escribir un prompt inicial
    .replies-assistant = responder como asistente
    .replies-prompter = responder como usuario
    .labels-simple = etiquetar en una revisión rápida, o dejando preguntas sin contestar
    .labels-full = etiquetar contestando a todo; los matices son aparte
    .rankings-total = ordenar
    .accepted-prompts = un prompt inicial
    .accepted-replies-assistant = una respuesta de asistente
    .accepted-replies-prompter = un mensaje de usuario
    .reply-ranked-1 = en primer lugar
    .reply-ranked-2 = en segundo lugar
    .reply-ranked-3 = en tercer lugar

# Frase encima del panel después de informar.
report-taken = Gracias por avisar: el equipo de moderación lo verá. Puedes seguir con tu tarea.
report-known = Ya habías informado de este mensaje: con una vez basta.

# Encima de un panel que Discord no dejó actualizar y que por eso llega como mensaje nuevo.
error-discord = Sigue aquí: Discord no dejó actualizar el panel anterior. No se ha perdido nada.

## Demostración
# Saludo público en los canales de la demostración; $command es la orden con su barra.
demo-welcome = 🌾 ¡Hola! Aquí se reúnen diálogos escritos por personas para entrenar un asistente abierto. Escribe **{ $command }** y recibe tu primera tarea.
