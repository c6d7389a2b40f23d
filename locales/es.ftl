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
file-reason = motivo.md
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

        - **Qué se recoge.** Lo que escribes, etiquetas, ordenas, votas y saltas con este bot, tu identificador de Discord para saber que es tuyo y el nombre que muestras, para las clasificaciones. Tus demás mensajes no se leen.
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
        Los textos que envías y los que dejas a medias en una tarea; tus etiquetas, órdenes, votos, informes y tareas saltadas; los idiomas que eliges y tu zona horaria, si la indicas; tus puntos; las fechas; tu identificador de Discord y el del servidor; el nombre que muestras en Discord, tu equipo y tus insignias. Las clasificaciones enseñan tu nombre y tus puntos en este servidor y en los demás donde está el bot; con `/yo` eliges un alias, que solo se te vea aquí o que no se te vea. No se guardan tu foto ni tus mensajes del servidor: el bot no los lee.
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
        Puedes dejarlo cuando quieras, sin dar razones. Si lo pides, se borran tu cuenta, tu nombre, tus textos y tus votos, y ya no salen en las publicaciones siguientes; tus etiquetas y tus órdenes quedan como números que no son de nadie. Contacto: { $contact }. Lo que ya se publicó puede seguir en copias que otras personas descargaron: eso no lo podemos deshacer.
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
error-text-same = Cambia algo del texto, o vuelve al caso: dice lo mismo que antes.
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
        - { $me }: tus puntos, tu racha y qué fue de lo tuyo; ahí eliges quién lo ve.
        - { $leaderboard } y { $stats }: quién más aporta y cómo va todo.
        - { $share }: la carrera entre idiomas, para compartirla.
        - { $privacy }: qué guardo de ti, qué se publica, y cómo llevártelo o borrarlo.

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

## Campañas, equipos y alias: lo que no se puede aceptar
# Cuando alguien crea una campaña con una meta imposible. $least y $most son números.
error-goal = Pon una meta entre { $least } y { $most }.
# La fecha final de una campaña.
error-end-past = Elige una fecha que esté por venir: esa ya pasó.
# La fecha final de una campaña; $days es el máximo de días.
error-end-far = { $days ->
    [one] Elige una fecha más cercana: una campaña dura { $days } día como mucho.
   *[other] Elige una fecha más cercana: una campaña dura { $days } días como mucho.
}
# El nombre de un equipo; $least y $most son el mínimo y el máximo de caracteres visibles.
error-team-name = Prueba otro nombre de equipo: en una sola línea, con { $least } a { $most } caracteres que se vean y sin signos de control.
# El alias que alguien elige para las clasificaciones; $least y $most como arriba.
error-alias = Prueba otro alias: en una sola línea, con { $least } a { $most } caracteres que se vean y sin signos de control.

## La clasificación, una tabla con una línea por persona. Títulos de columnas: palabras cortas o abreviadas, unos 6
# caracteres; «new», en lugar del cambio de puesto de quien aparece por primera vez: unos 7. «columns» está en el texto
# alternativo y dice los títulos con todas sus letras.
picture-board =
    .points = Puntos
    .prompts = Prom.
    .replies = Resp.
    .reviews = Rev.
    .rankings = Ord.
    .streak = Racha
    .new = nuevo
    .columns = La tabla muestra también, de cada persona, el cambio de puesto, los prompts, las respuestas, las revisiones, las órdenes y la racha en días.
    .empty = Todavía no hay nadie: el primer puesto está libre.

picture-race =
    .total = Total acumulado
    .per-head = Por persona que aporta
    .empty = La carrera empieza con la primera aportación.
picture-progress =
    .goal = de { $goal }
    .days = Cada día
picture-columns =
    .empty = Todavía no hay aportaciones en estos días.
picture-bars =
    .empty = Todavía no hay nada que contar.

# Palabras para quien no ve la imagen (texto alternativo): frases enteras, con las cifras que importan.
# $rows es la lista de puestos, por ejemplo «1. Ana: 120 puntos; 2. Leo: 98 puntos».
picture-alt =
    .board = Clasificación «{ $title }». { $subtitle }. { $rows }
    .board-empty = Clasificación «{ $title }». { $subtitle }. Todavía no hay nadie.
    .row = { $rank }. { $name }: { $count ->
        [one] { $points } punto
       *[other] { $points } puntos
    }
    .own = Tu puesto: { $rank }, con { $count ->
        [one] { $points } punto
       *[other] { $points } puntos
    }.
    .more = y { $count } más.
    .race = Gráfico de líneas «{ $title }», { $measure }, del { $first } al { $last }. { $lines }. Va en cabeza { $leader }, con una ventaja de { $lead }.
    .race-level = Gráfico de líneas «{ $title }», { $measure }, del { $first } al { $last }. { $lines }. Hay empate en cabeza.
    .race-empty = Gráfico de líneas «{ $title }», todavía sin datos.
    .pair = { $name }: { $value }
    .progress = Campaña «{ $title }»: { $done } de { $goal }, el { $share }.
    .best-day = El mejor día fue el { $day }, con { $count }.
    .columns = Gráfico de columnas «{ $title }», del { $first } al { $last }. En total, { $series }.
    .columns-empty = Gráfico de columnas «{ $title }», todavía sin datos.
    .bars = Gráfico de barras «{ $title }». { $groups }.
    .bars-empty = Gráfico de barras «{ $title }», todavía sin datos.
    .group = { $name }: { $value } ({ $parts })

## Publicaciones en los canales
# Puntos de alguien en una clasificación; $amount es el número como se lee.
post-points = { $count ->
    [one] { $amount } punto
   *[other] { $amount } puntos
}

# La clasificación que se publica. .day, .week, .month y .total: título, máx. 200.
# .since-ever, .here y .everywhere: al pie, qué periodo y qué servidores. .streak y .new: tras los puntos de alguien.
post-board =
    .day = Clasificación del día: { $language }
    .week = Clasificación de la semana: { $language }
    .month = Clasificación del mes: { $language }
    .total = Clasificación general: { $language }
    .since-ever = desde el principio
    .here = este servidor
    .everywhere = todos los servidores
    .streak = racha de { $days } días
    .new = nuevo puesto
    .empty = Todavía no hay nadie: el primer puesto está libre. Una aportación basta para ocuparlo.

# El resumen diario. .title: el título. Cada cifra es una línea; detrás va .more o .less si cambió.
post-digest =
    .title = Ayer en { $language }
    .quiet = Fue un día tranquilo, sin aportaciones. Hoy puede ser otra cosa.
    .contributions = { $count ->
        [one] **{ $amount }** aportación
       *[other] **{ $amount }** aportaciones
    }
    .accepted = { $count ->
        [one] **{ $amount }** mensaje aceptado
       *[other] **{ $amount }** mensajes aceptados
    }
    .reviews = { $count ->
        [one] **{ $amount }** revisión
       *[other] **{ $amount }** revisiones
    }
    .rankings = { $count ->
        [one] **{ $amount }** vez que alguien ordenó
       *[other] **{ $amount }** veces que alguien ordenó
    }
    .finished-trees = { $count ->
        [one] **{ $amount }** conversación terminada
       *[other] **{ $amount }** conversaciones terminadas
    }
    .contributors = { $count ->
        [one] **{ $amount }** persona aportó
       *[other] **{ $amount }** personas aportaron
    }
    .newcomers = { $count ->
        [one] **{ $amount }** persona por primera vez
       *[other] **{ $amount }** personas por primera vez
    }
    .more = { $amount } más que el día anterior
    .less = { $amount } menos que el día anterior
    .best = Quienes más aportaron
    .next = Y ahora

# Lo que espera a alguien. .waits va tras «🧑 Usuario», encima de un prompt; .more, al final de uno largo.
post-teaser =
    .title = Hay conversaciones que esperan en { $language }
    .text = Unos minutos bastan para que una de ellas avance.
    .waits = este prompt espera respuesta
    .more = *(sigue en la tarea)*

# Una campaña. Los tres primeros son su título, máx. 200; $amount es la meta como se lee.
post-campaign =
    .accepted-messages = { $count ->
        [one] { $amount } mensaje aceptado en { $language }
       *[other] { $amount } mensajes aceptados en { $language }
    }
    .finished-trees = { $count ->
        [one] { $amount } conversación terminada en { $language }
       *[other] { $amount } conversaciones terminadas en { $language }
    }
    .contributions = { $count ->
        [one] { $amount } aportación en { $language }
       *[other] { $amount } aportaciones en { $language }
    }
    .share = { $percent } %
    .today = { $count ->
        [0] Hoy aún nada
       *[other] Hoy { $amount }
    }
    .rate = { $count ->
        [0] menos de 1 al día
       *[other] { $amount } al día
    }
    .reached = la meta está alcanzada
    .unknown = aún es pronto para calcular una fecha
    .date = { $days ->
        [one] a este ritmo, { $date } (±{ $days } día)
       *[other] a este ritmo, { $date } (±{ $days } días)
    }
    .date-open = a este ritmo, { $date } o bastante más tarde
    .near = el { $date }
    .far = en { $date }
    .until = Termina { $when }
    .paused = En pausa: lo que llegue mientras tanto no cuenta para la campaña.
    .ended = Esta campaña ha terminado. Gracias por cada aportación.
    .updated = Actualizado { $when }

# Cuando se alcanza una parte de la meta.
post-milestone =
    .text = Ya está hecho el { $percent } %: { $done } de { $goal }.
    .goal = Meta alcanzada: { $done } de { $goal }. La campaña sigue abierta hasta su fecha.

# Al final de una campaña. $campaign es su título.
post-end =
    .title = Campaña terminada: { $campaign }
    .text = Entre todo el mundo se llegó a { $done } de { $goal }, el { $percent } %. Las conversaciones en { $language } que salieron de aquí se quedan.
    .reached = Meta conseguida: { $done } de { $goal }. Las conversaciones en { $language } que salieron de aquí se quedan.
    .thanks = Gracias
    .people = Personas
    .days = Días
    .best-day = Mejor día
    .more = { $count ->
        [one] una persona más
       *[other] { $amount } personas más
    }
    .everybody = { $count ->
        [one] A la persona que aportó.
       *[other] A las { $amount } personas que aportaron.
    }

# Lo que se lee al pulsar «¿Cómo funciona?» en una campaña. $until es fecha y hora.
post-how =
    .title = Cómo funciona la campaña
    .text = La comunidad quiere llegar a **{ $goal }** en { $language }. Suma lo que se aporta en ese idioma desde cualquier servidor.
    .accepted-messages = Cuentan los mensajes que la revisión acepta. Escribir suma cuando se acepta; etiquetar y ordenar hacen que llegue antes.
    .finished-trees = Cuentan las conversaciones terminadas: escritas, revisadas y ordenadas. Cualquier tarea las acerca al final.
    .contributions = Cuenta cada tarea enviada: escribir, etiquetar u ordenar.
    .join = Pulsa el primer botón: da justo lo que más falta. La primera vez aceptas las condiciones; después, cada tarea lleva unos minutos.
    .rivals = La otra cifra es la de los idiomas con los que se compite desde el mismo momento.
    .until = Termina el { $until }.
    .ended = Ya ha terminado, pero las conversaciones siguen esperando manos.

# Aviso para el equipo de moderación. $channel es un canal, $command una orden.
post-refused =
    .title = No puedo publicar en un canal
    .forbidden = Discord no me deja publicar en { $channel }: me falta permiso para ver el canal, enviar mensajes, insertar enlaces o adjuntar archivos. He parado lo que se publica ahí ({ $languages }). Dame los permisos y vuelve a activarlo con { $command }.
    .rejected = Discord no ha aceptado una publicación en { $channel } ({ $languages }) tras varios intentos. La dejo pasar; la próxima sale a su hora. Lo que se publica ahí se ajusta con { $command }.
    .gone = El canal { $channel } ya no existe. He parado lo que se publicaba ahí ({ $languages }). Elige otro con { $command }.
    .campaign-forbidden = Discord no me deja publicar en { $channel } el mensaje de una campaña ({ $languages }). La campaña sigue contando. Dame permiso para ver el canal, enviar mensajes, insertar enlaces y adjuntar archivos.
    .campaign-gone = El canal { $channel }, donde estaba el mensaje de una campaña ({ $languages }), ya no existe. La campaña sigue contando sin él.

# Botones bajo lo que se publica: dan una tarea de ese tipo. Máx. 60.
button-post =
    .initial-prompt = Escribir un prompt ahora
    .assistant-reply = Responder una ahora
    .prompter-reply = Seguir una ahora
    .label-initial-prompt = Etiquetar uno ahora
    .label-assistant-reply = Etiquetar una ahora
    .label-prompter-reply = Etiquetar uno ahora
    .rank-assistant-replies = Ordenar una ahora
    .rank-prompter-replies = Ordenar una ahora
    .rank-initial-prompts = Comparar prompts ahora
    .how = ¿Cómo funciona?

## Publicaciones y campañas: lo que no se puede
# Respuestas a quien lleva el servidor y prepara las publicaciones (/channels) o una campaña (/campaign). Máx. 400.
error-feed-gone = Mira otra vez lo que se publica en este servidor: esto ya no está.
error-board-size = Elige entre { $least } y { $most } líneas: son las que caben en una clasificación.
# $schedule es lo que se escribió; «mon» es como se escribe el lunes en una línea cron.
error-schedule = { $reason ->
    [too-often] Elige una vez por hora como mucho: con `{ $schedule }` se publicaría más a menudo.
    [never] Cambia el día o el mes: `{ $schedule }` no llega nunca.
    [time] Escribe la hora así: 9:00 o 18:30. `{ $schedule }` no es una hora.
   *[broken] Escribe cinco campos separados por espacios, por ejemplo `0 9 * * mon` (cada lunes a las nueve): `{ $schedule }` no se entiende.
}
error-rivals = Elige { $most } idiomas rivales como mucho: con más, el gráfico no se lee.
error-campaign-running = Termina primero la campaña que hay: este servidor ya tiene una de { $language } en marcha o en pausa.
error-campaign-gone = Mira la lista de campañas de este servidor: esta no está.

# Cuándo se publica algo, dentro de una frase o de una lista. $time: «9:00». $days: «lunes y jueves». Máx. 80.
timetable =
    .hourly = cada hora, en el minuto { $minute }
    .daily = cada día, { $time }
    .weekly = cada { $days }, { $time }
    .monthly = el día { $day } de cada mes, { $time }
    .month-end = el último día de cada mes, { $time }
    .line = según la línea cron `{ $line }`

## Clasificaciones, página propia, estadísticas y comparaciones entre idiomas
# Órdenes y opciones: nombre máx. 32, descripción máx. 100.

command-leaderboard =
    .name = clasificación
    .description = Quién aporta más y en qué puesto vas.
option-leaderboard-language =
    .name = idioma
    .description = Idioma de las aportaciones; sin él, el primero de los tuyos.
option-leaderboard-period =
    .name = periodo
    .description = Hoy, esta semana, este mes o desde el principio.
option-leaderboard-scope =
    .name = ámbito
    .description = Este servidor o todos.
command-me =
    .name = yo
    .description = Tus puntos, tu nivel, tus puestos y qué fue de tus últimas aportaciones.
command-stats =
    .name = estadísticas
    .description = Lo que llevamos reunido, en palabras y en imágenes.
option-stats-language =
    .name = idioma
    .description = Un idioma; sin él, todos.
command-share =
    .name = compartir
    .description = Idiomas frente a frente: una imagen para enseñar en el canal.
option-share-languages =
    .name = idiomas
    .description = De dos a cinco, separados por comas.
option-share-per-head =
    .name = por-persona
    .description = Contar por persona que aporta, no en total.

# En lugar de un idioma, cuando son todos; también como opción de un menú: máx. 100.
all-languages = todos los idiomas
# En lugar de un nombre, cuando no se conoce ninguno.
somebody = alguien de la comunidad

# Periodos de una clasificación; máx. 100. También como opciones de una orden.
frame-day = hoy
frame-week = esta semana
frame-month = este mes
frame-total = desde el principio
# Menú de periodos; máx. 150.
frame-placeholder = Otro periodo

# La clasificación. .here y .everywhere: opciones de una orden y parte del encabezado, máx. 100.
# $name es el nombre de alguien. Los recuentos van en letra pequeña bajo el nombre: cortos.
leaderboard =
    .title = 🏆 Clasificación
    .here = este servidor
    .everywhere = todos los servidores
    .empty = Todavía no hay nadie: el primer puesto está libre.
    .page = Página { $page }
    .line = **{ $rank }.** { $name } · { $points ->
        [one] **{ $points }** punto
       *[other] **{ $points }** puntos
    }
    .own-line = **{ $rank }.** **{ $name }** (tú) · { $points ->
        [one] **{ $points }** punto
       *[other] **{ $points }** puntos
    }
    .prompts = { $count ->
        [one] { $count } prompt
       *[other] { $count } prompts
    }
    .replies = { $count ->
        [one] { $count } respuesta
       *[other] { $count } respuestas
    }
    .reviews = { $count ->
        [one] { $count } revisión
       *[other] { $count } revisiones
    }
    .rankings = { $count ->
        [one] { $count } orden
       *[other] { $count } órdenes
    }
    .streak = { $days ->
        [one] racha de { $days } día
       *[other] racha de { $days } días
    }
    .own-title = Tu puesto
    .own-none = Aquí aún no tienes puntos. Con una sola aportación entras en la clasificación.
    .own-hidden = Esta línea solo la ves tú: aquí no apareces para las demás personas.
    .leads = Nadie va por delante de ti.
    .missing = { $points ->
        [one] Te falta { $points } punto para alcanzar a quien va delante.
       *[other] Te faltan { $points } puntos para alcanzar a quien va delante.
    }
    .missing-rank = { $points ->
        [one] Te falta { $points } punto para el puesto { $rank }.
       *[other] Te faltan { $points } puntos para el puesto { $rank }.
    }

# La página propia. Títulos: máx. 256.
me =
    .title = Lo tuyo
    .points = { $points ->
        [one] **{ $points }** punto · nivel **{ $level }**
       *[other] **{ $points }** puntos · nivel **{ $level }**
    }
    .level-next = { $points ->
        [one] Te falta { $points } punto para el nivel { $level }.
       *[other] Te faltan { $points } puntos para el nivel { $level }.
    }
    .level-last = Has llegado al último nivel.
    .today = { $total ->
        [one] Llevas { $total } aportación; hoy, { $today }.
       *[other] Llevas { $total } aportaciones; hoy, { $today }.
    }
    .streak = { $days ->
        [one] Racha de { $days } día.
       *[other] Racha de { $days } días.
    }
    .acceptance = Lo que escribiste
    .acceptance-none = { $waiting ->
        [0] Aún no hay nada tuyo en revisión.
        [one] Aún no se ha decidido nada: espera { $waiting } mensaje.
       *[other] Aún no se ha decidido nada: esperan { $waiting } mensajes.
    }
    .accepted = { $decided ->
        [one] Se decidió sobre { $decided } mensaje; aceptados: **{ $accepted }** ({ $share }).
       *[other] Se decidió sobre { $decided } mensajes; aceptados: **{ $accepted }** ({ $share }).
    }
    .waiting = { $waiting ->
        [0] Nada espera revisión.
        [one] { $waiting } espera revisión.
       *[other] { $waiting } esperan revisión.
    }
    .ranks = Tus puestos, con todos los idiomas
    .rank = { $frame }: **{ $everywhere }**
    .rank-here = { $frame }: **{ $here }** aquí · **{ $everywhere }** en todos los servidores
    .badges = Insignias
    .team = Equipo
    .shown = Cómo te ven
    .shown-alias = En las clasificaciones eres **{ $name }** (tu alias).
    .shown-name = En las clasificaciones eres **{ $name }**.
    .credit-on = Los agradecimientos de las campañas te nombran.
    .credit-off = Los agradecimientos de las campañas no te nombran.
    .points-by = De dónde vienen tus puntos
    .points-none = Aún no tienes puntos: la primera aportación los trae.
    .recent = Tus últimas aportaciones
    .visibility-saved = Guardado: tu visibilidad ha cambiado.
    .alias-saved = Guardado: las clasificaciones usan tu alias.
    .alias-gone = Hecho: ya no tienes alias, se usa tu nombre.
    .credit-saved = Guardado: lo tendremos en cuenta en los agradecimientos.

# Al final de la línea de cada una de las últimas aportaciones. $rank es un puesto.
me-outcome =
    .waiting = a la espera de otras personas
    .accepted = se aceptó
    .rejected = no se aceptó
    .removed = se retiró
    .ranked = se aceptó y quedó en el puesto { $rank }
    .agreed = coincide con las demás personas
    .disagreed = las demás personas opinaron otra cosa
    .counted = ya cuenta

# Menú de visibilidad: .name y .description máx. 100; la descripción se lee también en la página propia.
visibility-placeholder = Dónde apareces
visibility-public =
    .name = Visible en todas partes
    .description = Apareces en las clasificaciones de cualquier servidor.
visibility-server =
    .name = Solo en tus servidores
    .description = Apareces en las clasificaciones de cada servidor, no en la que los reúne a todos.
visibility-private =
    .name = No aparecer
    .description = No apareces en ninguna clasificación; solo tú ves tu puesto.

# El formulario del alias: .title y .label máx. 45, .description y el texto de ejemplo máx. 100.
alias-form =
    .title = Tu alias
    .label = Cómo te llaman las clasificaciones
    .description = Hasta 32 caracteres. Déjalo vacío para usar tu nombre.
alias-placeholder = Un nombre corto

# Botones: máx. 80.
button-page-back = Anteriores
button-page-on = Siguientes
button-board-here = Ver este servidor
button-board-everywhere = Ver todos los servidores
button-boards = Clasificación
button-me = Lo mío
button-alias = Alias
button-credit-on = Nómbrame al dar las gracias
button-credit-off = Me nombran al dar las gracias
button-publish = Publicar aquí
button-race-total = Ver en total
button-race-head = Ver por persona
button-join = Participar en { $language }

# Estadísticas. Títulos: máx. 100 (también van en la imagen). Botones: máx. 80. $amount es lo que se lee.
stats =
    .empty = Todavía no hay nada que contar aquí: la primera aportación estrena esta página.
    .invitation = ¿Empiezas tú?
    .more = { $count ->
        [one] Hay { $count } idioma más: elígelo en el menú.
       *[other] Hay { $count } idiomas más: elígelos en el menú.
    }
    .others = otros idiomas
# Menú de idiomas; máx. 150.
stats-placeholder = Otro idioma
stats-overview =
    .title = Lo que llevamos
    .text = Mensajes de todas las conversaciones, también de las importadas; aportaciones y personas de todos los servidores.
    .button = Resumen
    .messages = { $count ->
        [one] **{ $amount }** mensaje, { $accepted } aceptado
       *[other] **{ $amount }** mensajes, { $accepted } aceptados
    }
    .trees = { $count ->
        [one] **{ $amount }** conversación terminada
       *[other] **{ $amount }** conversaciones terminadas
    }
    .contributions = { $count ->
        [one] **{ $amount }** aportación
       *[other] **{ $amount }** aportaciones
    }
    .people = { $count ->
        [one] **{ $amount }** persona
       *[other] **{ $amount }** personas
    }
    .written = mensajes
    .reviews = revisiones
    .rankings = órdenes
stats-messages =
    .title = Mensajes por papel
    .text = Quién habla en los mensajes que hay, y cuántos se aceptaron.
    .button = Mensajes
    .line = { $role }: **{ $amount }** ({ $accepted } aceptados)
stats-trees =
    .title = Árboles por estado
    .text = Un árbol es una conversación con todas sus respuestas.
    .button = Árboles
    .review = prompt en revisión
    .waiting = prompt en espera
    .growing = creciendo
    .ranking = por ordenar
    .ready = terminados
    .stopped = parados
stats-funnel =
    .title = De escrito a publicable
    .text = Hasta dónde llegan los mensajes; la parte es de todos los que se escribieron.
    .button = Embudo
    .line = **{ $amount }** · { $stage } ({ $share })
stage =
    .written = escritos
    .accepted = aceptados
    .ranked = ordenados
    .exportable = publicables
stats-time =
    .title = Aportaciones por día
    .text = Días en UTC; lo importado no cuenta.
    .button = Por día
    .line = Hoy **{ $today }** · 7 días **{ $week }** · 30 días **{ $month }** · 90 días **{ $quarter }**
stats-people =
    .title = Personas por día
    .text = Personas que aportaron; quien lo hace en dos idiomas cuenta en los dos.
    .button = Personas
    .line = Hoy **{ $today }** · esta semana **{ $week }** · este mes **{ $month }** · en total **{ $total }**
stats-agreement =
    .title = Acuerdo entre revisiones
    .text = Alfa de Krippendorff de cada pregunta: 1 es que todas las personas contestan lo mismo, 0 que coinciden tanto como por azar. Dice si la pregunta se entiende igual, no si la respuesta es la buena. En la imagen, 100 % es un alfa de 1.
    .button = Acuerdo
    .line = { $count ->
        [one] **{ $alpha }** · { $question } ({ $amount } mensaje)
       *[other] **{ $alpha }** · { $question } ({ $amount } mensajes)
    }

# Estados de un árbol, tras su número.
tree-state =
    .initial-prompt-review = con el prompt en revisión
    .prompt-lottery-waiting = con el prompt a la espera de salir
    .growing = creciendo
    .ranking = por ordenar
    .ready-for-scoring = a punto de terminar
    .ready-for-export = terminados
    .scoring-failed = con un fallo al reunir los órdenes
    .aborted-low-grade = descartados en la revisión
    .halted-by-moderator = parados
    .backlog-ranking = importados, por ordenar más adelante

# Comparación entre idiomas: la vista previa y lo que se publica. $leader y $follower son idiomas; $lead, cuánto.
share =
    .measure = mensajes aceptados
    .empty = Todavía no hay mensajes aceptados en estos idiomas. El primero decide quién sale en cabeza.
    .alt = Texto para quien no ve la imagen
    .private = Así se verá. De momento solo lo ves tú.
    .total = Mensajes aceptados hasta hoy:
    .per-head = Mensajes aceptados hasta hoy por persona que aporta:
    .leads = Va por delante el **{ $leader }**: { $lead } más que el { $follower }.
    .level = Empate en cabeza.
    .invitation-title = ¿Te sumas?
    .invitation = Cada mensaje que se escribe, se revisa o se ordena mueve la línea. Elige el botón y recibe tu primera tarea.
    .published = Publicado: [ver el mensaje]({ $link }).

# Al comparar idiomas; $least y $most son números.
error-race-languages = Elige de { $least } a { $most } idiomas distintos, separados por comas.
# Al publicar. $missing es la lista de permisos que faltan, con el nombre que les da Discord.
error-share-member = Prueba en un canal en el que puedas escribir: en este no tienes permiso.
error-share-bot = Pide a quien lleva el servidor que me deje publicar aquí. Me falta: { $missing }.
error-share-again = { $minutes ->
    [one] Espera { $minutes } minuto: en este canal ya se publicó una comparación hace un momento.
   *[other] Espera { $minutes } minutos: en este canal ya se publicó una comparación hace un momento.
}
error-publish = Vuelve a intentarlo en unos minutos: Discord no dejó publicar aquí.

## Equipos e insignias

# Órdenes. Nombre: máx. 32, en minúsculas y sin espacios. Descripción: máx. 100.
command-team =
    .name = equipo
    .description = Tu equipo en este servidor y cómo va frente a los demás.
command-team-join =
    .name = unirse
    .description = Únete a un equipo de este servidor; si tenías otro, lo dejas.
command-team-leave =
    .name = salir
    .description = Deja tu equipo de este servidor.
command-team-board =
    .name = marcador
    .description = Mira cómo van los equipos de este servidor.
option-team-team =
    .name = equipo
    .description = Uno de los equipos del servidor.
option-team-period =
    .name = periodo
    .description = Hoy, esta semana, este mes o desde el principio.
option-team-compare =
    .name = comparar
    .description = En total o por persona.
option-team-language =
    .name = idioma
    .description = Idioma de las aportaciones; sin él, todos juntos.
command-teams =
    .name = equipos
    .description = Define los equipos de este servidor.
command-teams-add =
    .name = añadir
    .description = Añade un equipo: un país, una variedad, un club.
command-teams-rename =
    .name = renombrar
    .description = Cambia el nombre de un equipo.
command-teams-remove =
    .name = quitar
    .description = Quita un equipo con sus puntos.
command-teams-list =
    .name = lista
    .description = Mira los equipos de este servidor.
option-teams-team =
    .name = equipo
    .description = El equipo del que se trata.
option-teams-name =
    .name = nombre
    .description = Cómo se llama, en 2 a 32 caracteres.
command-badges =
    .name = insignias
    .description = Las insignias y los roles que dan en este servidor.
command-badges-list =
    .name = lista
    .description = Mira las insignias que tienes y qué piden las demás.
command-badges-role =
    .name = rol
    .description = Elige el rol que se da por una insignia (para quien administra el servidor).
option-badges-badge =
    .name = insignia
    .description = La insignia de la que se trata.
option-badges-role =
    .name = rol
    .description = El rol que se da por ella; sin él, ninguno.

# El marcador de los equipos. .total y .per-head van tras el idioma y el periodo, en minúscula, y son opciones de la orden.
# $points puede tener decimales. Los nombres los escribe la gente.
team-board =
    .title = Equipos
    .total = total
    .per-head = por persona
    .empty = Todavía no hay ningún equipo que comparar.
    .line = **{ $rank }.** **{ $name }** · { $points ->
        [one] { $points } punto
       *[other] { $points } puntos
    } · { $members ->
        [one] { $members } persona
       *[other] { $members } personas
    }
    .line-per-head = **{ $rank }.** **{ $name }** · { $points ->
        [one] { $points } punto por persona
       *[other] { $points } puntos por persona
    } · { $members ->
        [one] { $members } persona
       *[other] { $members } personas
    }
    .own-title = Tu equipo
    .own-none = Aún no tienes. Elige uno con { $command }: lo que aportes aquí desde entonces cuenta para él.
    .own-small = **{ $name }** entra en esta tabla cuando tenga { $members } personas.
    .per-head-note = Se dividen los puntos entre quienes están ahora. Hacen falta al menos { $members } personas.

# Después de unirse a un equipo.
team-joined =
    .title = Tu equipo
    .text = Ya formas parte de **{ $name }**. Qué bien tenerte aquí.
    .changed = Dejas **{ $left }** y pasas a **{ $name }**. Lo que hiciste antes se queda en { $left }.
    .already = Ya estabas en **{ $name }**: todo sigue igual.
    .members = { $members ->
        [one] Por ahora eres la primera persona: invita a más.
       *[other] Con tu llegada hay { $members } personas.
    }
    .from-now = Lo que aportes en este servidor desde ahora cuenta para él; los puntos aparecen al cabo de un par de minutos.

# Después de dejar un equipo.
team-left =
    .title = Tu equipo
    .text = Has dejado **{ $name }**. Lo que hiciste mientras estabas se queda en el equipo.
    .none = No tienes equipo en este servidor. Elige uno con { $command }.

# Los equipos, para quien administra el servidor.
teams =
    .title = Equipos de este servidor: { $count }
    .line = **{ $name }** · { $members ->
        [one] { $members } persona
       *[other] { $members } personas
    }
    .empty = Todavía no hay ninguno. Añade el primero con { $command }.
    .added = Equipo nuevo: **{ $name }**.
    .renamed = **{ $old }** se llama ahora **{ $name }**.
    .removed = El equipo **{ $name }** ya no está.
    .remove-title = ¿Quitar este equipo?
    .remove-text = { $members ->
        [0] Se pierden los puntos de **{ $name }**, y no se pueden recuperar. No tiene a nadie dentro.
        [one] Se pierden los puntos de **{ $name }**, y no se pueden recuperar. La persona que está dentro se queda sin equipo; sus propios puntos no cambian.
       *[other] Se pierden los puntos de **{ $name }**, y no se pueden recuperar. Las { $members } personas que están dentro se quedan sin equipo; sus propios puntos no cambian.
    }

# Botones de los equipos. Máx. 80, mejor menos de 25.
button-team =
    .board = Ver el marcador
    .total = Comparar en total
    .per-head = Comparar por persona
    .before = Anteriores
    .after = Siguientes
    .list = Ver los equipos
    .keep = No, dejarlo
    .remove = Quitar el equipo

# Cada insignia: .name es también una opción de una orden (máx. 100), .how dice qué pide (en minúscula, tras el nombre) y
# .news es la línea que se lee al ganarla, bajo el agradecimiento.
badge-first-prompt =
    .name = Primer prompt
    .how = escribe un prompt inicial
    .news = Insignia **Primer prompt**: acabas de abrir tu primera conversación.
badge-contributions-10 =
    .name = Diez aportaciones
    .how = llega a diez aportaciones
    .news = Insignia **Diez aportaciones**: se nota que estás aquí.
badge-contributions-50 =
    .name = Cincuenta aportaciones
    .how = llega a cincuenta aportaciones
    .news = Insignia **Cincuenta aportaciones**: muchas conversaciones llevan algo tuyo.
badge-contributions-100 =
    .name = Cien aportaciones
    .how = llega a cien aportaciones
    .news = Insignia **Cien aportaciones**: cien veces gracias.
badge-contributions-300 =
    .name = Trescientas aportaciones
    .how = llega a trescientas aportaciones
    .news = Insignia **Trescientas aportaciones**: pocas personas llegan hasta aquí.
badge-streak-3 =
    .name = Racha de 3 días
    .how = aporta tres días seguidos
    .news = Insignia **Racha de 3 días**: esto empieza a ser costumbre.
badge-streak-7 =
    .name = Racha de 7 días
    .how = aporta siete días seguidos
    .news = Insignia **Racha de 7 días**: una semana entera, gracias por volver.
badge-streak-30 =
    .name = Racha de 30 días
    .how = aporta treinta días seguidos
    .news = Insignia **Racha de 30 días**: un mes de constancia.
badge-streak-100 =
    .name = Racha de 100 días
    .how = aporta cien días seguidos
    .news = Insignia **Racha de 100 días**: cien días seguidos; no hay palabras.
badge-best-reply =
    .name = Mejor respuesta
    .how = escribe una respuesta que la comunidad ponga en primer lugar
    .news = Insignia **Mejor respuesta**: la comunidad ha puesto un mensaje tuyo en primer lugar.
badge-agreeing-reviewer =
    .name = En sintonía
    .how = revisa como lo hacen las demás personas; se mira a partir de { $answers } respuestas comparadas
    .news = Insignia **En sintonía**: tus revisiones coinciden con las de las demás personas.

# La lista de insignias. .role va tras una insignia; $role es un rol de Discord.
badges =
    .title = Insignias
    .text = Cada una se gana una vez y se queda contigo.
    .own = Las tuyas
    .others = Por ganar
    .role = da el rol { $role }
    .role-title = Rol por una insignia
    .role-set = Quien gane **{ $badge }** recibe el rol { $role }. A quien ya la tiene se le da con su próxima insignia o al abrir la lista de insignias.
    .role-none = Por **{ $badge }** ya no se da ningún rol. Quien lo tiene lo conserva.

# Lo que no se puede con equipos e insignias. $command es una orden; $role y $bot, un rol y el bot como los muestra Discord.
error-team-taken = Busca otro nombre: ya hay un equipo que se llama así, o casi igual.
error-team-gone = Elige un equipo de la lista que aparece al escribir: ese no existe o ya no está.
error-no-teams = Añade un equipo con { $command }, o pídeselo a quien administra el servidor: aquí aún no hay ninguno.
error-too-many-teams = Quita antes un equipo: un servidor puede tener { $most }.
error-role-everyone = Elige otro rol: @everyone ya lo tiene todo el mundo.
error-role-managed = Elige otro rol: { $role } pertenece a una aplicación o lo gestiona Discord, y no se puede dar.
error-role-powerful = Elige un rol sin permisos de moderación ni de gestión: { $role } los tiene, y una insignia la puede ganar cualquiera.
error-role-permission = Dame el permiso «Gestionar roles» en Ajustes del servidor → Roles → { $bot } → Permisos, y vuelve a intentarlo.
error-role-high = Sube mi rol por encima de { $role } en Ajustes del servidor → Roles y vuelve a intentarlo, o elige un rol que esté más abajo.
error-role-above-you = Elige un rol que esté por debajo del tuyo más alto: { $role } no lo está.

## Canales y campañas: órdenes para quien administra un servidor, y el estado de las campañas para todo el mundo
# Nombre: máx. 32, en minúsculas y sin espacios. Descripción: máx. 100.

command-channels =
    .name = canales
    .description = Qué se publica en cada canal: clasificaciones, resúmenes y campañas.
command-channels-bind =
    .name = vincular
    .description = Vincula un canal a un idioma y elige qué se publica en él.
command-channels-unbind =
    .name = quitar
    .description = Deja de publicar en un canal.
command-channels-list =
    .name = lista
    .description = Todos los canales vinculados, lo próximo que se publica y lo que está en pausa.
command-channels-show =
    .name = ver
    .description = Lo que se publica en un canal: activar, cambiar el horario o ver una muestra.
command-channels-settings =
    .name = ajustes
    .description = La zona horaria del servidor, los colores de las imágenes y el canal de moderación.
command-channels-hide =
    .name = ocultar
    .description = Quita a alguien de las clasificaciones de este servidor, porque lo ha pedido.
command-channels-unhide =
    .name = mostrar
    .description = Devuelve a alguien a las clasificaciones de este servidor.
option-channels-channel =
    .name = canal
    .description = Un canal de texto.
option-channels-language =
    .name = idioma
    .description = El idioma de las aportaciones que se muestran.
option-channels-posts =
    .name = publicaciones
    .description = Qué se publica, separado por comas; sin nada, lo habitual.
option-channels-time-zone =
    .name = zona-horaria
    .description = El reloj por el que se publica. Escribe una ciudad o un país.
option-channels-moderators-channel =
    .name = canal-moderación
    .description = Dónde avisa el bot cuando algo deja de funcionar.
option-channels-theme =
    .name = tema
    .description = Los colores de las imágenes.
option-channels-member =
    .name = persona
    .description = De quién se trata.
command-campaign =
    .name = campaña
    .description = Una meta común para un idioma, con su mensaje en directo.
command-campaign-start =
    .name = empezar
    .description = Empieza una campaña; antes de publicarla verás un resumen.
command-campaign-status =
    .name = estado
    .description = Cómo va una campaña: cifras, ritmo y previsión.
command-campaign-pause =
    .name = pausar
    .description = Pausa una campaña: lo que llegue mientras tanto no cuenta.
command-campaign-resume =
    .name = seguir
    .description = Sigue con una campaña que está en pausa.
command-campaign-end =
    .name = terminar
    .description = Termina una campaña antes de tiempo.
command-campaign-list =
    .name = lista
    .description = Las campañas de este servidor, también las que terminaron.
option-campaign-language =
    .name = idioma
    .description = El idioma de la campaña.
option-campaign-goal =
    .name = meta
    .description = Cuánto se quiere reunir; sin número, 50.000.
option-campaign-unit =
    .name = unidad
    .description = Qué se cuenta.
option-campaign-until =
    .name = hasta
    .description = El último día: 31/12/2026, 2026-12-31 o «30 días».
option-campaign-versus =
    .name = contra
    .description = Idiomas con los que se compite, separados por comas: cuatro como mucho.
option-campaign-channel =
    .name = canal
    .description = Dónde se publica; sin canal, el de las campañas de ese idioma o este.

# Lo que una campaña cuenta, en una lista de opciones. Máx. 100.
campaign-unit-accepted-messages = Mensajes aceptados
campaign-unit-finished-trees = Conversaciones terminadas
campaign-unit-contributions = Aportaciones
# Los colores de las imágenes, en una lista de opciones. Máx. 100.
theme-dark = Oscuro
theme-light = Claro
# Palabras que se entienden detrás de un número en «hasta»: todas las que use la gente, en minúsculas y con comas.
campaign-until =
    .days = días, día, dias, dia, d
    .weeks = semanas, semana

# Cada cosa que se publica. .name: máx. 60. .about: máx. 100, en la lista desplegable.
feed-board-day =
    .name = Clasificación del día
    .about = Quién más aportó en un día
feed-board-week =
    .name = Clasificación de la semana
    .about = Quién más aportó en una semana
feed-board-month =
    .name = Clasificación del mes
    .about = Quién más aportó en un mes
feed-board-total =
    .name = Clasificación total
    .about = Quién más ha aportado desde el principio
feed-digest =
    .name = Resumen
    .about = Lo que pasó desde ayer
feed-teaser =
    .name = Conversación que espera
    .about = Una conversación abierta, para animarse
feed-campaign =
    .name = Campañas
    .about = Dónde va el mensaje en directo de las campañas de este idioma
feed-milestones =
    .name = Hitos
    .about = Cuando una campaña llega al 10, 25, 50, 75 y 100 %

# El panel de un canal. $language es el idioma que se muestra; $channel lo pinta Discord.
channel-panel =
    .title = Publicaciones en { $language }
    .intro = En { $channel }, por el reloj de { $zone }. Elige una para cambiarla.
    .bound = Hecho: { $channel } queda vinculado a { $language }.
    .changed = Cambio guardado: { $post }.
# Partes de la línea de cada publicación, separadas por puntos.
feed-line =
    .on = activa
    .off = desactivada
    .paused = en pausa
    .events = cuando pasa algo
    .size = { $size ->
        [one] { $size } puesto
       *[other] { $size } puestos
    }
    .locale = textos en { $language }
    .in-place = se edita el mismo mensaje
    .anew = cada vez un mensaje nuevo
    .everywhere = todos los servidores
    .next = próxima: { $when }
# Por qué se pausó algo, dentro de una frase: «en pausa: …».
feed-paused =
    .forbidden = faltan permisos en el canal
    .gone = el canal ya no existe
    .other = Discord no deja publicar ahí
# La lista desplegable del panel. Máx. 150.
feed-placeholder = Elige una publicación…

# Botones del panel. Máx. 80.
button-feed =
    .on = Activar
    .off = Desactivar
    .change = Cambiar
    .preview = Ver una muestra
    .resume = Reanudar
button-channels =
    .back = Volver al canal
    .check = Volver a comprobar
    .list = Todos los canales
    .edit = Seguir editando

# El formulario de una publicación. Títulos: máx. 45. Descripciones y opciones: máx. 100.
feed-form =
    .title = { $post }
    .frequency = ¿Cada cuánto?
    .daily = Todos los días
    .weekly = Los lunes
    .monthly = El día 1 de cada mes
    .cron = Otro horario, con una línea cron
    .time = Hora, o línea cron
    .time-about = Por ejemplo 09:00; o con cron, 30 18 * * mon,thu
    .size = Puestos
    .size-about = De { $least } a { $most }
    .locale = Idioma de los textos
    .locale-auto = El del canal, si lo hablo
    .place = ¿Cómo se publica?
    .place-anew = Cada vez un mensaje nuevo
    .place-in-place = Se edita siempre el mismo mensaje
    .place-anew-here = Mensaje nuevo, solo este servidor
    .place-anew-everywhere = Mensaje nuevo, todos los servidores
    .place-in-place-here = Mismo mensaje, solo este servidor
    .place-in-place-everywhere = Mismo mensaje, todos los servidores

# Encima de la muestra de una publicación.
feed-preview = Así se vería ahora «{ $post }». Esto solo lo ves tú.

# La lista de canales vinculados.
channel-list =
    .title = Canales vinculados
    .empty = Todavía no hay ninguno. Vincula el primero con { $command }.
    .on = { $count ->
        [0] nada activo
        [one] una publicación activa
       *[other] { $count } publicaciones activas
    }
    .paused = ⏸ En pausa: { $posts } ({ $because })
# La lista desplegable. Máx. 150.
channel-list-placeholder = Ver un canal…
# Después de quitar; $count es cuántas publicaciones había.
channel-unbound = Hecho: ya no se publica nada en { $channel }. Los mensajes que hay se quedan.
channel-unbound-language = Hecho: en { $channel } ya no se publica nada en { $language }. Los mensajes que hay se quedan.

# Los ajustes del servidor.
server-settings =
    .title = Ajustes del servidor
    .time-zone = Zona horaria: { $zone }
    .theme = Imágenes: { $theme }
    .moderators = Avisos a moderación: { $channel }
    .no-moderators = Avisos a moderación: sin canal. Elige uno para saber cuándo algo deja de publicarse.
    .how = Para cambiarlos, usa { $command } con lo que quieras cambiar.
# Ocultar y mostrar; $member lo pinta Discord.
member-hidden = Hecho: { $member } ya no sale en las clasificaciones de este servidor.
member-shown = Hecho: { $member } vuelve a salir en las clasificaciones de este servidor.

# Permisos que faltan en un canal. .name: como lo llama Discord en este idioma.
permission-view-channel =
    .name = Ver canal
    .why = para encontrarlo
permission-send-messages =
    .name = Enviar mensajes
    .why = para publicar
permission-embed-links =
    .name = Insertar enlaces
    .why = para los recuadros con las cifras
permission-attach-files =
    .name = Adjuntar archivos
    .why = para las imágenes
permission-read-message-history =
    .name = Leer el historial de mensajes
    .why = para no publicar nada dos veces
permission-missing =
    .title = Antes, da permisos al bot
    .text = En { $channel } me falta:
# $bot es el nombre del bot en el servidor.
permission-how = Abre los ajustes del canal, ve a Permisos, añade a **{ $bot }** y marca lo de arriba en verde. Después vuelve a comprobarlo.

# El resumen antes de empezar una campaña.
campaign-confirm =
    .title = ¿Empezamos esta campaña?
    .goal = Meta: **{ $goal }**
    .unit = Se cuentan: { $unit }
    .language = Idioma: { $language }
    .versus = Compite con: { $languages }
    .until = Hasta: { $when }
    .channel = Se publica en { $channel }
    .locale = Textos en { $language }
    .note = Cuenta lo que llegue desde que empiece. El mensaje se publica en cuanto la empieces y se actualiza solo.
button-campaign =
    .begin = Empezar y publicar
    .pause = Pausar
    .resume = Seguir
    .end = Terminar…
    .end-now = Terminar la campaña
    .keep = Dejarla como está
    .list = Campañas
# Encima del panel de una campaña, después de hacer algo. $channel lo pinta Discord.
campaign-done =
    .begun = En marcha: el mensaje está en { $channel }.
    .paused = En pausa: lo que llegue hasta que siga no cuenta.
    .resumed = Sigue en marcha.
    .ended = Terminada. El resumen y las gracias salen en { $channel }.
# La pregunta antes de terminar.
campaign-end =
    .title = ¿Terminar esta campaña?
    .text = Lleva { $done } de { $goal } ({ $percent } %). Terminarla publica el resumen final y no se puede deshacer.
# La línea de una campaña en la lista y en su panel.
campaign-row =
    .progress = { $done } de { $goal } ({ $percent } %)
    .running = en marcha hasta el { $when }
    .paused = en pausa, hasta el { $when }
    .ended = terminó el { $when }
    .where = en { $channel }
    .problem = ⚠ El mensaje no se puede mostrar: { $because }.
campaign-list =
    .title = Campañas
    .empty = En este servidor no ha habido ninguna campaña.
    .empty-staff = En este servidor no ha habido ninguna campaña. Empieza la primera con { $command }.
    .more = { $count ->
        [one] Y una más, anterior.
       *[other] Y { $count } más, anteriores.
    }
# La lista desplegable. Máx. 150.
campaign-placeholder = Ver una campaña…
# Las cifras que solo salen en /campaña estado. Las fechas las pinta Discord.
campaign-figures =
    .title = Ritmo y previsión
    .rate = Ritmo: { $rate } al día.
    .wanted = Para llegar a tiempo: { $rate } al día.
    .forecast = Meta prevista: { $when }, entre { $earliest } y { $latest }.
    .forecast-open = Meta prevista: { $when }, o bastante más tarde: aún no se puede afinar.
    .unknown = Aún es pronto para una previsión.
    .reached = La meta está conseguida.

# Lo que no se puede aceptar de quien administra. Cada frase empieza por lo que se puede hacer.
error-not-allowed = Pídeselo a alguien que lleve el servidor: hace falta el permiso «Gestionar servidor».
error-channel-unseen = Elige un canal de texto que yo vea: en { $channel } no puedo entrar. Dame el permiso «Ver canal» y vuelve a intentarlo.
error-channel-needed = Di en qué canal, con la opción correspondiente: aquí no se puede publicar.
error-not-bound = Vincula antes el canal: en { $channel } no se publica nada de eso.
error-unknown-post = Elige de la lista lo que se publica: «{ $post }» no está. Puedes elegir entre { $known }.
error-unknown-theme = Elige un tema de la lista: oscuro o claro.
error-feed-choice = Elige una de las opciones del formulario.
error-end-unknown = Escribe la fecha como 2026-12-31 o 31/12/2026, o cuánto dura, por ejemplo «30 días».
error-unknown-unit = Elige de la lista lo que se cuenta.
error-own-rival = Elige otros idiomas para competir: { $language } no puede competir consigo mismo.
error-campaign-long = Elige menos idiomas para competir: con estos el resumen no cabe.
error-no-campaign = Mira la lista de campañas: de ese idioma no hay ninguna sin terminar.
error-no-campaigns = Mira la lista de campañas: ahora no hay ninguna sin terminar.
error-which-campaign = Di de qué idioma: hay varias campañas sin terminar ({ $languages }).
error-not-contributor = Elige a alguien que haya aportado: esa persona no sale en ninguna clasificación.

## Los roles de las insignias: lo que no se puede elegir

# Al elegir con /insignias rol: quien lo pide no puede dar roles en el servidor.
error-role-not-yours = Pídeselo a alguien con el permiso «Gestionar roles»: para elegir una recompensa hay que poder dar roles.
# Al elegir con /insignias rol; $role y $channel son menciones.
error-role-channel = Elige un rol que no dé más en ningún canal: { $role } abre { $channel } o da ahí permisos de moderación, y una insignia la puede ganar cualquiera.

# El alias que alguien elige es el nombre del bot, o se lee igual; $name es ese nombre.
error-alias-bot = Prueba otro alias: { $name } es el nombre del bot.

## Los límites de una persona y los textos casi iguales

# Al enviar un texto casi igual a otro de la misma persona.
error-text-similar = Cambia algo más: se parece demasiado a otro texto que enviaste hace poco. No se ha perdido nada, lo encuentras al editar.
# Al saltar, votar, informar o pedir un texto más veces de las que caben en una hora; $limit son esas veces.
error-too-often = { $what ->
    [skip] Prueba con la tarea que tienes: ya has saltado { $limit } en una hora. { $minutes ->
        [one] Dentro de un minuto podrás volver a saltar.
       *[other] Dentro de { $minutes } minutos podrás volver a saltar.
    }
    [vote] Descansa un poco: ya has votado { $limit } mensajes en una hora. { $minutes ->
        [one] Dentro de un minuto podrás seguir.
       *[other] Dentro de { $minutes } minutos podrás seguir.
    }
    [report] Gracias por avisar. Ya has informado de { $limit } mensajes en una hora; si es urgente, habla con quien modera. { $minutes ->
        [one] Dentro de un minuto podrás seguir.
       *[other] Dentro de { $minutes } minutos podrás seguir.
    }
   *[newcomer_text] Revisa u ordena mientras tanto: al principio caben { $limit } textos por hora. { $minutes ->
        [one] Dentro de un minuto podrás escribir otro.
       *[other] Dentro de { $minutes } minutos podrás escribir otro.
    }
}

## Los datos propios

# Quien pregunta por sus datos (/privacidad) no ha aportado nunca, o ya se borró.
error-nothing-stored = No hay nada que mostrar: no guardo ningún dato sobre ti.

## Revisar: los casos que ve el equipo de moderación (/revisar)

command-review =
    .name = revisar
    .description = Muestra el caso más urgente que espera al equipo de moderación.
option-review-language =
    .name = idioma
    .description = Solo casos en este idioma.
option-review-reason =
    .name = motivo
    .description = Solo casos con este motivo.
command-appeal =
    .name = apelar
    .description = Pide que alguien vuelva a mirar una decisión sobre un texto tuyo o sobre ti.
# Menú contextual de un mensaje del bot (clic derecho, Aplicaciones). Máx. 32.
menu-report = Informar de este texto

# Por qué hay un caso: en el título del caso y en listas. Máx. 100.
case-reason-flood = Avalancha de textos casi iguales
case-reason-flagged-out = Retirado por informes
case-reason-report = Con informes
case-reason-raid = Retenido durante un asalto
case-reason-first-text = Uno de sus primeros textos
case-reason-appeal = Piden que se revise
case-reason-ring = Cuentas que se aceptan entre sí
case-reason-pasted = Parece pegado o de otra IA
case-reason-duplicate = Casi igual que otro texto
case-reason-halted = Parado: mucha gente lo salta
case-reason-disagreement = Quienes revisan no coinciden

# El panel de un caso.
case =
    .title = Caso { $number }
    .opened = abierto { $when }
    .is-out = Ahora está retirado.
    .is-halted = La conversación está parada.
    .is-aborted = La conversación terminó: su prompt inicial no se aceptó.
    .more-reports = { $count ->
        [one] Y un informe más.
       *[other] Y { $count } informes más.
    }
    .report = 🚩 { $who }: { $why }
    .report-words = 🚩 { $who }: { $why } — «{ $words }»
    .appeal = 🙋 Pide que se revise: «{ $words }»
    .about-member = El caso es sobre una persona, no sobre un texto.
    .nobody = alguien que ya no está
    .marked = Marcado por el equipo: { $marks }
    .revisions = { $count ->
        [one] El texto se ha editado una vez.
       *[other] El texto se ha editado { $count } veces.
    }
    .labels = Etiquetas: { $labels }
    .share = { $label } { $yes }/{ $count }
    .scale = { $label } { $step } de { $steps }
    .good = { $steps } = «{ $end }»
    .reviews = { $total ->
        [one] Revisión: { $accepted } de una lo acepta.
       *[other] Revisiones: { $accepted } de { $total } lo aceptan.
    }
    .below = { $count ->
        [0] No hay nada debajo.
        [one] Debajo hay un mensaje.
       *[other] Debajo hay { $count } mensajes.
    }
    .no-author = El texto es importado: aquí no consta quién lo escribió.
    .author-erased = Quien lo escribió borró su cuenta aquí.
    .lease = lo tienes tú; se libera { $when }
    .left = { $count ->
        [0] no queda ninguno más
        [one] queda uno más
       *[other] quedan { $amount } más
    }
    .target = el caso trata de este

# Por qué un texto espera, fuera de las tareas.
case-held-first-text = Está retenido: es uno de los primeros textos de esta persona.
case-held-raid = Está retenido: se escribió durante un asalto.
case-held-flood = Está retenido: forma parte de una avalancha.
case-held-quarantine = Está retenido: todo lo de esta persona está en cuarentena.

# Lo que se sabe de quien escribió el texto; las partes van en una línea.
case-author =
    .who = Autoría: { $who }
    .person = Persona: { $who }
    .contributions = { $count ->
        [one] una aportación
       *[other] { $amount } aportaciones
    }
    .accepted = { $percent } % aceptadas
    .removed = { $count ->
        [one] una retirada
       *[other] { $count } retiradas
    }
    .reports = { $count ->
        [one] un informe
       *[other] { $count } informes
    }
    .warnings = { $count ->
        [one] un aviso
       *[other] { $count } avisos
    }
    .newcomer = acaba de llegar
    .title = Quien lo escribió
    .title-person = La persona del caso
    .text = Para avisar o suspender hace falta un motivo, que esa persona leerá. La suspensión se puede levantar.
    .warned = Aviso hecho: esa persona lo recibirá.
    .suspended-now = Suspensión hecha: no puede aportar y se le dirá por qué.
    .lifted = Suspensión levantada: puede volver a aportar.
    .not-suspended = No hay ninguna suspensión que puedas levantar.

# Las suspensiones de una persona, en el panel de un caso. $where es uno de los tres primeros; $by es una mención.
case-suspension =
    .everywhere = en todos los servidores
    .here = en el servidor de este caso
    .elsewhere = en otro servidor
    .until = ⛔ Suspensión { $where } hasta el { $when }
    .open = ⛔ Suspensión { $where }, sin fecha de fin
    .since = Desde el { $when }, por decisión de { $by }

# Antes de retirar un mensaje con respuestas.
case-removing =
    .title = ¿Retirarlo con todo lo que cuelga de él?
    .text = { $count ->
        [0] Se retira el mensaje. Se puede deshacer.
        [one] Se retira el mensaje y, con él, el que hay debajo. Se puede deshacer.
       *[other] Se retira el mensaje y, con él, los { $count } que hay debajo. Se puede deshacer.
    }
    .root = Es el prompt inicial: la conversación se para.

# Antes de enviar un mensaje otra vez a revisión.
case-backing =
    .title = ¿Revisarlo de nuevo?
    .text = { $count ->
        [0] Pasa otra vez por revisión.
        [one] La revisión que tiene deja de decidir y se piden otras. No se puede deshacer.
       *[other] Las { $count } revisiones que tiene dejan de decidir y se piden otras. No se puede deshacer.
    }

# Lo decidido, una frase.
case-done-kept = Caso { $number }: se mantiene.
case-done-removed = Caso { $number }: retirado. A quien lo escribió se le dirá.
case-done-restored = Caso { $number }: de vuelta en su sitio.
case-done-edited = Caso { $number }: editado. El texto anterior queda guardado.
case-done-sent-back = Caso { $number }: otra vez en revisión.
case-done-halted = Caso { $number }: conversación parada.
case-done-restarted = Caso { $number }: la conversación sigue.
case-done-granted = Caso { $number }: se le da la razón, y lo decidido se deshace.
case-done-denied = Caso { $number }: la decisión se mantiene.
case-done-settled = Caso { $number }: cerrado.
case-undone = Deshecho: el caso está abierto otra vez.
case-only = Es el único caso libre: los demás los tienen otras personas, o no hay más.
case-undone-closed = Deshecho: todo está como antes.

# Marcas del equipo de moderación que no son etiquetas de revisión.
case-mark-harmless = inofensivo
case-mark-set = Ya marcado: elígelo para quitarlo
case-mark-placeholder = Marcar para el resto del equipo…

# Botones de un caso. Máx. 80.
button-case =
    .keep = Mantener
    .release = Dejar pasar
    .remove = Retirar
    .removing = Retirar…
    .remove-now = Retirar todo
    .out = Dejar retirado
    .restore = Devolver
    .edit = Editar
    .backing = Enviar a revisión…
    .back-now = Revisar de nuevo
    .halt = Parar la conversación
    .restart = Reanudar la conversación
    .grant = Dar la razón
    .deny = Mantener la decisión
    .settle = Cerrar el caso
    .author = Autoría…
    .person = Persona…
    .warn = Avisar
    .suspend1 = Suspender 1 día
    .suspend7 = Suspender 7 días
    .suspend0 = Suspender sin fecha de fin
    .lift = Levantar la suspensión
    .record = Ver su ficha
    .other = Ver el texto anterior
    .show = Volver al caso
    .undo = Deshacer
    .next = Siguiente caso

# Formularios de un caso: títulos y etiquetas máx. 45, descripciones máx. 100.
case-form =
    .remove = Retirar el mensaje
    .edit = Editar el mensaje
    .warn = Avisar a esta persona
    .suspend1 = Suspender 1 día
    .suspend7 = Suspender 7 días
    .suspend0 = Suspender sin fecha de fin
    .why = Motivo
    .told = Lo leerá quien escribió el mensaje.
    .told-person = Lo leerá esa persona.
    .words = Si quieres, explícalo en una frase: también lo leerá.
    .text = Texto
    .kept = El texto anterior queda guardado y las revisiones siguen contando.
    .optional = Opcional: lo leerá quien escribió el mensaje.

# La cola de casos: lo que espera, con filtros.
case-queue =
    .title = Lo que espera al equipo
    .title-empty = No queda ningún caso libre
    .text = Elige qué casos quieres ver. Ahora: { $filter }.
    .empty = No hay nada que puedas decidir ahora ({ $filter }). Gracias por cuidar de la comunidad: mira más tarde o quita el filtro.
    .line = { $reason }: { $count }
    .waiting = { $count ->
        [0] Ninguno
        [one] Uno
       *[other] { $count }
    }
    .any-language = Todos los idiomas
    .any-reason = Todos los motivos
case-reason-placeholder = Motivo de los casos…
case-language-placeholder = Idioma de los casos…

# Motivo de la lista con palabras al lado.
reason-with-words = { $reason }: «{ $words }»

## Avisos: lo que se dice a quien aporta de lo que otros decidieron

notices-title = Noticias para ti
notice-reason = Motivo: { $reason }
notice-server = Fue en { $server }.
notice-report-upheld = Gracias por informar: el equipo de moderación ha retirado el texto del que avisaste.
notice-report-upheld-edited = Gracias por informar: el equipo de moderación ha editado el texto del que avisaste.
notice-report-upheld-sent-back = Gracias por informar: el texto del que avisaste vuelve a revisión.
notice-report-upheld-halted = Gracias por informar: el equipo de moderación ha parado la conversación del texto del que avisaste.
notice-report-declined = Gracias por informar: el equipo de moderación lo ha mirado y el texto se queda.
notice-removed = El equipo de moderación ha retirado un texto tuyo.
notice-restored = Un texto tuyo que estaba retirado ha vuelto a su sitio.
notice-edited = El equipo de moderación ha editado un texto tuyo.
notice-warned = El equipo de moderación te pide que tengas cuidado con esto.
notice-suspended =
    .until = Tu participación queda suspendida hasta el { $when }.
    .open = Tu participación queda suspendida hasta que el equipo de moderación la levante.
notice-lifted = Ya puedes volver a aportar: la suspensión ha terminado.
notice-appeal-granted =
    .message = Tenías razón: lo que se decidió sobre tu texto se ha deshecho.
    .suspension = Tenías razón: tu suspensión se ha levantado.
notice-appeal-denied =
    .message = Se ha vuelto a mirar la decisión sobre tu texto y se mantiene.
    .suspension = Se ha vuelto a mirar tu suspensión y se mantiene.
notice-held-released = Un texto tuyo que estaba en espera ya se puede ver.
notice-erasure-soon =
    .until = Tus datos se borran el { $when }. Hasta entonces puedes cancelarlo con /privacidad.
    .open = Tus datos se borran pronto. Hasta entonces puedes cancelarlo con /privacidad.
button-go-on = Seguir

# Debajo de «tu participación está suspendida».
suspended-until =
    .until = Dura hasta el { $when }.
    .open = No tiene fecha de fin: la levanta el equipo de moderación.

# En lugar de «pasa a revisión», cuando el texto espera a alguien de moderación.
thanks-held = Gracias. Antes de que se vea, alguien del equipo de moderación le echa un vistazo; los puntos ya son tuyos.

## Pedir que se revise una decisión

button-appeal = Pedir que se revise
button-appeal-number = Pedir que se revise ({ $number })
# .message, .suspension: título del formulario. Máx. 45; .description máx. 100.
appeal-form =
    .message = Pedir que se revise: tu texto
    .suspension = Pedir que se revise: tu suspensión
    .label = ¿Por qué?
    .description = Lo leerá alguien de moderación. Se puede pedir una vez por decisión.
appeal-taken =
    .title = Petición enviada
    .text = Alguien del equipo de moderación volverá a mirarlo y te diremos qué decide.
appeals =
    .title = Decisiones que se pueden revisar
    .text = Elige qué quieres que se vuelva a mirar. Por cada decisión se puede pedir una vez.
    .none = No hay ninguna decisión sobre ti que se pueda volver a mirar.
appeals-why-removed = Texto retirado
appeals-why-rejected = Texto que la revisión no aceptó
appeals-why-held = Texto que espera a moderación
appeals-why-suspended = Tu suspensión
appeal-placeholder = Elige una decisión…

# Respuesta a un informe hecho desde una publicación.
flag-taken = Gracias por avisar: el equipo de moderación lo verá y te diremos qué decide.

## Lo que no se puede: informes, casos y peticiones

error-nothing-to-report = Elige un mensaje de Cosecha que muestre un texto de una conversación: en este no hay ninguno.
error-report-open-first = Aquí hay varios textos: abre uno en la lista e infórmanos desde ahí.
error-case-reason = Elige el motivo de la lista.
error-case-long = Retíralo, mantenlo o envíalo a revisión: el texto es demasiado largo para editarlo en un formulario.
error-suspension-appealed = Habla con el equipo de moderación: ahora no hay ninguna suspensión que se pueda volver a mirar.

# Lo que el equipo de moderación, o quien pide que se revise algo, no puede hacer.
error-appealed = Espera la respuesta: ya pediste que se revisara esta decisión, y se puede pedir una vez.
error-not-appealable = Mira qué decisiones se pueden revisar: esta ya no, porque se deshizo o no es sobre ti.
error-too-many-appeals = Espera a que respondan: ya hay { $most } peticiones tuyas en espera.
error-case-gone = Pasa al siguiente: este caso ya está cerrado.
error-case-taken = Pasa al siguiente: este caso lo tiene { $by }, y queda libre { $until }.
error-not-allowed-here = Déjaselo a quien modera ese idioma o ese servidor: aquí no puedes decidirlo.
error-own-case = Déjaselo a otra persona del equipo: este caso es sobre ti o sobre un texto tuyo.
error-not-reviewable = Decide de otra manera: este texto ya no puede volver a revisión.
error-nothing-to-undo = Decide de nuevo si hace falta: esto ya no se puede deshacer.
error-report-text = Di en una frase qué le pasa: con «Otra cosa» hace falta.

## Privacidad (/privacidad): ver, llevarse, decidir, dejarlo, borrarse

command-privacy =
    .name = privacidad
    .description = Tus datos: verlos, llevártelos, decidir qué se publica, dejarlo o borrarlos.
command-privacy-view =
    .name = ver
    .description = Qué guardo de ti, con palabras.
command-privacy-export =
    .name = exportar
    .description = Todos tus datos en un archivo que solo ves tú.
command-privacy-scopes =
    .name = permisos
    .description = Qué se puede publicar: tus textos, tus valoraciones, tu nombre.
command-privacy-withdraw =
    .name = dejarlo
    .description = No aportar más; lo que ya enviaste se queda.
command-privacy-erase =
    .name = borrar
    .description = Borrar tus textos y tu cuenta de todas partes.

# Botones entre los paneles de /privacidad.
button-privacy-view = Qué guardas de mí
button-privacy-export = Llevarme mis datos
button-privacy-scopes = Qué se publica
button-privacy-withdraw = Dejar de aportar
button-privacy-erase = Borrarme
button-privacy-withdrawn = No aportar más
button-privacy-resume = Volver a aportar
button-privacy-erase-ask = Pedir que se borre todo
button-privacy-cancel = No borrar nada
# Cambian un permiso; el texto dice lo que pasa al pulsar.
button-privacy-text =
    .on = Publicar mis textos
    .off = No publicar mis textos
button-privacy-votes =
    .on = Publicar mis valoraciones
    .off = No publicar mis valoraciones
button-privacy-credit =
    .on = Nombrarme al dar las gracias
    .off = No nombrarme

# El panel que cuenta lo que se guarda; los campos llevan los textos privacy-table-…, uno por línea.
privacy-view =
    .title = Lo que guardo de ti
    .since = Desde el { $when }. Por dentro eres el número { $number }; solo una línea une ese número con tu cuenta de Discord.
    .name = Te conozco como **{ $name }**, tu nombre en Discord.
    .alias = Las clasificaciones te llaman **{ $name }**.
    .languages = Aportas en { $languages }.
    .zone = Tus días terminan a medianoche en { $zone }.
    .nothing-else = No guardo fotos, correos, direcciones IP ni nada de lo que se dice en el servidor.
    .suspended = Tu participación está suspendida desde el { $when }.
    .suspended-here = En este servidor tu participación está suspendida.
    .suspended-elsewhere = { $count ->
        [one] Tu participación está suspendida en otro servidor.
       *[other] Tu participación está suspendida en otros { $count } servidores.
    }
    .withdrawn = Dejaste de aportar el { $when }.
    .pending = Pediste que se borre todo: empieza el { $when }.
    .contributions = Lo que has hecho
    .standing = Tus puntos y tu sitio
    .moderation = Moderación
    .choices = Lo que aceptaste y pediste
    .published = Lo que se publica
    .finished = { $count ->
        [0] Ningún texto tuyo está en una conversación terminada.
        [one] Un texto tuyo está en una conversación terminada, de las que se publican.
       *[other] { $count } textos tuyos están en conversaciones terminadas, de las que se publican.
    }

# Una línea por cada tabla con datos del miembro; $count nunca es 0.
privacy-table-message = { $count ->
    [one] Un texto
   *[other] { $count } textos
}
privacy-table-review = { $count ->
    [one] Una revisión de un mensaje
   *[other] { $count } revisiones de mensajes
}
privacy-table-ballot = { $count ->
    [one] Un orden de respuestas
   *[other] { $count } órdenes de respuestas
}
privacy-table-reaction = { $count ->
    [one] Un pulgar
   *[other] { $count } pulgares
}
privacy-table-report = { $count ->
    [one] Un mensaje del que informaste o que saltaste
   *[other] { $count } mensajes de los que informaste o que saltaste
}
privacy-table-task = { $count ->
    [one] Una tarea que recibiste, con su borrador si no la terminaste
   *[other] { $count } tareas que recibiste, con sus borradores si no las terminaste
}
privacy-table-seen = { $count ->
    [one] Una marca para no ofrecerte dos veces lo mismo
   *[other] { $count } marcas para no ofrecerte dos veces lo mismo
}
privacy-table-point-entry = { $count ->
    [one] Una anotación de puntos
   *[other] { $count } anotaciones de puntos
}
privacy-table-standing = { $count ->
    [one] Una suma de puntos de un día, una semana, un mes o en total
   *[other] { $count } sumas de puntos de días, semanas, meses y en total
}
privacy-table-award = { $count ->
    [one] Una insignia
   *[other] { $count } insignias
}
privacy-table-granted-role = { $count ->
    [one] Un rol que te dio un servidor por una insignia
   *[other] { $count } roles que te dieron servidores por insignias
}
privacy-table-membership = { $count ->
    [one] Un servidor en el que te vi, con el nombre que tienes allí
   *[other] { $count } servidores en los que te vi, con los nombres que tienes allí
}
privacy-table-unlisted = { $count ->
    [one] Una clasificación en la que no apareces
   *[other] { $count } clasificaciones en las que no apareces
}
privacy-table-team-member = { $count ->
    [one] Un equipo
   *[other] { $count } equipos
}
privacy-table-campaign = { $count ->
    [one] Una campaña que empezaste
   *[other] { $count } campañas que empezaste
}
privacy-table-reliability = { $count ->
    [one] Una cuenta de cuántas veces otras revisiones dijeron lo mismo que tú
   *[other] { $count } cuentas de cuántas veces otras revisiones dijeron lo mismo que tú
}
privacy-table-review-case = { $count ->
    [one] Un caso que miró o mirará alguien que modera
   *[other] { $count } casos que miró o mirará alguien que modera
}
privacy-table-suspension = { $count ->
    [one] Una suspensión, con su motivo
   *[other] { $count } suspensiones, con su motivo
}
privacy-table-staff-note = { $count ->
    [one] Una nota interna de quienes moderan
   *[other] { $count } notas internas de quienes moderan
}
privacy-table-removal = { $count ->
    [one] Una propuesta de retirar todo lo tuyo
   *[other] { $count } propuestas de retirar todo lo tuyo
}
privacy-table-notice = { $count ->
    [one] Un aviso para ti
   *[other] { $count } avisos para ti
}
privacy-table-appeal = { $count ->
    [one] Una decisión que pediste revisar
   *[other] { $count } decisiones que pediste revisar
}
privacy-table-conduct = { $count ->
    [one] Una suma de lo que se dijo de tus mensajes en un periodo
   *[other] { $count } sumas de lo que se dijo de tus mensajes por periodos
}
privacy-table-consent = { $count ->
    [one] Una vez que aceptaste las condiciones
   *[other] { $count } veces que aceptaste las condiciones
}
privacy-table-contributor-language = { $count ->
    [one] Un idioma elegido
   *[other] { $count } idiomas elegidos
}
privacy-table-erasure-request = { $count ->
    [one] Una petición de borrado
   *[other] { $count } peticiones de borrado
}

# El archivo con todos los datos va adjunto.
privacy-export =
    .title = Tus datos
    .text = Aquí va todo lo que guardo de ti: tus textos, revisiones, órdenes, fechas y decisiones. Es un archivo JSON y solo lo ves tú. De otras personas solo hay números de mensajes.
    .too-large = Tus datos no caben en un archivo de Discord. Pídelos a quien lleva el bot; la dirección está en las condiciones.

# Los permisos, cada uno por su lado; .on y .off dicen cómo está ahora.
privacy-scopes =
    .title = Qué se publica de ti
    .text = Decide cada cosa por separado. Vale para todo lo tuyo, también lo de antes, a partir de la próxima publicación; lo que ya se publicó puede seguir en copias de otras personas.
    .saved = Guardado.
privacy-scope-text =
    .title = Tus textos
    .on = Tus textos se publican, sin tu nombre.
    .off = Tus textos no se publican.
privacy-scope-votes =
    .title = Tus valoraciones
    .on = Tus revisiones, órdenes y pulgares cuentan en lo que se publica.
    .off = Tus revisiones, órdenes y pulgares no cuentan en lo que se publica.
privacy-scope-credit =
    .title = Tu nombre
    .on = Se te puede nombrar al dar las gracias.
    .off = No se te nombra al dar las gracias.

privacy-withdraw =
    .title = Dejar de aportar
    .text = Si lo dejas, no recibirás más tareas ni se guardará nada nuevo tuyo. Lo que ya enviaste se queda y se sigue publicando según tus permisos. Puedes volver cuando quieras. Si quieres que desaparezca, elige borrarte.
    .done = Dejaste de aportar el { $when }. Lo que enviaste antes se queda. Si un día te apetece, vuelves con un botón.
    .resumed = Qué bien tenerte de vuelta. Ya puedes pedir tareas.

privacy-erase =
    .title = Borrar todo lo tuyo
    .text = No se puede deshacer. Léelo con calma antes de decidir.
    .goes = Qué se borra
    .goes-text = { $messages ->
        [0] Tu cuenta de Discord, tu nombre y alias, tus borradores, idiomas, pulgares, equipo, insignias y sitio en las clasificaciones.
        [one] Tu texto, de todas partes. Tu cuenta de Discord, tu nombre y alias, tus borradores, idiomas, pulgares, equipo, insignias y sitio en las clasificaciones.
       *[other] Tus { $messages } textos, de todas partes. Tu cuenta de Discord, tu nombre y alias, tus borradores, idiomas, pulgares, equipo, insignias y sitio en las clasificaciones.
    }
    .stays = Qué queda
    .stays-text = { $reviews ->
        [0] Números que no son de nadie, como las sumas de puntos. Lo que ya se publicó puede seguir en copias de otras personas; una lista pública dirá qué mensajes hay que quitar.
        [one] Tu valoración, como un número que no es de nadie. Lo que ya se publicó puede seguir en copias de otras personas; una lista pública dirá qué mensajes hay que quitar.
       *[other] Tus { $reviews } valoraciones, como números que no son de nadie. Lo que ya se publicó puede seguir en copias de otras personas; una lista pública dirá qué mensajes hay que quitar.
    }
    .when = Cuándo
    .when-text = { $hours ->
        [0] En unos minutos. No podré avisarte cuando termine, porque ya no sabré quién eres.
        [one] Dentro de una hora; hasta entonces puedes cancelarlo, también por mensaje privado. No podré avisarte cuando termine, porque ya no sabré quién eres.
       *[other] Dentro de { $hours } horas; hasta entonces puedes cancelarlo, también por mensaje privado. No podré avisarte cuando termine, porque ya no sabré quién eres.
    }

# Formulario en el que se escribe la palabra; .title y .label máx. 45, .description máx. 100.
privacy-form =
    .title = Borrar todo lo tuyo
    .word = BORRAR
    .label = Escribe { $word }
    .description = Así sabemos que no ha sido un dedo despistado.
    .wrong = Escribe { $word } en el formulario para confirmarlo. No se ha pedido nada.

privacy-pending =
    .title = Se va a borrar todo lo tuyo
    .text = Empieza el { $when } ({ $left }). Hasta entonces puedes cancelarlo aquí o con /privacidad, también por mensaje privado. Después no podré avisarte, porque ya no sabré quién eres.
privacy-cancelled =
    .title = No se borra nada
    .text = Cancelado: todo sigue como estaba.
    .nothing = No había nada que cancelar.
    .late = Ya no se puede cancelar: el borrado ha empezado.

# Quien dejó de aportar pide una tarea; debajo va el botón para volver.
error-withdrawn = Vuelve cuando quieras: elegiste no aportar más, y por eso no te doy tareas.

## Preparar el servidor y sus ajustes (/preparar, /ajustes): para quien lleva el servidor

command-setup =
    .name = preparar
    .description = Prepara este servidor paso a paso: idiomas, canales, moderación y quién puede contribuir.
command-config =
    .name = ajustes
    .description = Los ajustes de este servidor, con su valor y de dónde viene.
command-config-show =
    .name = ver
    .description = Qué vale ahora cada ajuste y de dónde viene ese valor.
command-config-set =
    .name = cambiar
    .description = Cambia un ajuste de este servidor.
command-config-reset =
    .name = quitar
    .description = Quita lo elegido: vuelve a valer lo de antes.
command-config-raid =
    .name = asalto
    .description = Que los textos de miembros nuevos esperen a moderación.
option-config-name =
    .name = ajuste
    .description = El nombre del ajuste.
option-config-value =
    .name = valor
    .description = Lo que debe valer. Roles y canales, como mención; listas, con comas.
option-config-everywhere =
    .name = en-todas-partes
    .description = Para todos los servidores que no hayan elegido nada. Solo para quien lleva el bot.
option-config-mode =
    .name = modo
    .description = Siempre, nunca, o solo mientras escriba mucha gente nueva a la vez.

# Nombre de cada ajuste (máx. 45, también es título de un campo) y para qué sirve, en /ajustes ver.
setting-languages =
    .name = Idiomas
    .about = En qué idiomas se contribuye en este servidor, de los que recoge el bot.
setting-moderator-role =
    .name = Rol de moderación
    .about = Quien tiene este rol revisa los textos de todos los idiomas.
setting-moderator-roles =
    .name = Roles de moderación por idioma
    .about = Quien tiene uno de estos roles revisa los textos de su idioma.
setting-log-channel =
    .name = Canal de registro
    .about = Donde se escribe todo lo que hace el equipo de moderación y cada cambio de ajustes.
setting-moderators-channel =
    .name = Canal de moderación
    .about = Donde el bot avisa de lo que necesita a alguien, por ejemplo cuando ya no puede publicar.
setting-time-zone =
    .name = Zona horaria
    .about = El reloj con el que salen las publicaciones de este servidor.
setting-theme =
    .name = Colores
    .about = Los colores de las imágenes que se publican.
setting-locale =
    .name = Idioma del bot
    .about = En qué idioma habla el bot en el canal de registro, y con quien usa Discord en un idioma que el bot no conoce.
setting-contributor-role =
    .name = Rol necesario
    .about = Sin este rol nadie contribuye en este servidor.
setting-denied-role =
    .name = Rol excluido
    .about = Con este rol nadie contribuye en este servidor.
# .form: debajo del campo del formulario; máx. 100.
setting-min-account-days =
    .name = Días de antigüedad de la cuenta
    .about = Cuántos días debe tener una cuenta de Discord para contribuir aquí.
    .form = De { $low } a { $high }. Con 0 no se pide nada.
setting-min-member-hours =
    .name = Horas en el servidor
    .about = Cuántas horas hay que llevar en este servidor para contribuir.
    .form = De { $low } a { $high }. Con 0 no se pide nada.
setting-raid =
    .name = Modo asalto
    .about = Si los textos de miembros nuevos esperan a que alguien de moderación los vea.
setting-raid-texts =
    .name = Textos que cuentan como asalto
    .about = Cuántos textos de gente nueva en diez minutos cuentan como un asalto, en el modo automático.
    .form = De { $low } a { $high }, de gente nueva, en diez minutos.
setting-hold-first-texts =
    .name = Primeros textos que esperan
    .about = Cuántos de los primeros textos de cada miembro esperan a que alguien de moderación los vea.
    .form = De { $low } a { $high } por miembro. Con 0 ninguno espera.
setting-preset =
    .name = Reglas de partida
    .about = Los umbrales de los que parten las reglas, en todos los servidores.
setting-licence =
    .name = Licencia
    .about = La licencia con la que se publica lo recogido. Si cambia, se pregunta de nuevo a todo el mundo.
    .form = Como la nombran las condiciones, por ejemplo CC-BY-4.0.
setting-minimum-age =
    .name = Edad mínima
    .about = Desde qué edad se puede contribuir. Si cambia, se pregunta de nuevo a todo el mundo.
    .form = De { $low } a { $high } años.
setting-minimum-age-by-language =
    .name = Edad mínima por idioma
    .about = Otra edad mínima para quien lee las condiciones en ciertos idiomas. Si cambia, se pregunta de nuevo a todo el mundo.
    .form = Por ejemplo es=14, fr=15; de { $low } a { $high }. Vacío: la misma en cualquier idioma.

# Los valores de algunos ajustes.
setting-choice-raid =
    .off = nunca
    .on = siempre
    .auto = automático
setting-choice-theme =
    .dark = oscuro
    .light = claro
setting-choice-preset =
    .standard = estándar
    .small = grupo pequeño
    .campaign = campaña

# Un ajuste en una línea: nombre, valor y de dónde viene.
setting-line = **{ $name }**: { $value } · _{ $source }_
setting-value =
    .none = nada
setting-source =
    .server = de este servidor
    .bot = de quien lleva el bot
    .environment = de la configuración del bot
    .default = de serie
# Qué se puede poner, en /ajustes ver de un ajuste.
setting-shape =
    .languages = Escribe idiomas separados por comas.
    .role = Menciona el rol.
    .roles = Escribe, por ejemplo, «español=@rol, francés=@rol».
    .channel = Menciona el canal.
    .number = Escribe un número de { $low } a { $high }.
    .choice = Elige entre { $choices }.
    .time-zone = Escribe una ciudad o una zona, como Europe/Madrid.
    .locale = Escribe el nombre de un idioma.
    .licence = Escribe su nombre, como CC-BY-4.0.
    .ages = Escribe, por ejemplo, «es=14, fr=15», de { $low } a { $high }.
# La pregunta antes de un cambio que nota mucha gente.
setting-confirm =
    .title = ¿Cambiar «{ $name }»?
    .raid = Desde ahora los textos de miembros nuevos esperan a que alguien de moderación los vea, hasta que lo quites con «nunca» o «automático». Lo que ya está publicado no cambia.
    .preset = Las reglas de todos los servidores partirán de «{ $value }». Lo que cambiaste regla a regla se queda, y las conversaciones en marcha se ajustan en unos minutos.
    .terms = Quedará así: { $value }. Las condiciones tendrán una versión nueva: todo el mundo, en todos los servidores, tendrá que aceptarlas otra vez antes de seguir.

config =
    .server = Ajustes de este servidor
    .bot = Ajustes de todo el bot
    .cut = Hay más: míralos uno a uno.
    .how = Cambia uno con { $command }, o ve paso a paso con { $setup }.
    .changed = Guardado.
button-config =
    .confirm = Sí, cambiarlo
    .steps = Paso a paso
    .back = Todos los ajustes

# El panel guiado de /preparar. .step va al pie.
setup =
    .step = Paso { $step } de { $steps } · todo se guarda al momento
    .language = Ver otro idioma…
setup-languages =
    .title = Idiomas
    .text = ¿En qué idiomas se contribuye en este servidor? Elige también en qué idioma habla el bot donde no sabe cuál es el tuyo.
    .automatic = El del servidor en Discord
setup-channels =
    .title = Canales
    .text = Elige el canal donde se publica lo de { $language }: clasificaciones, resúmenes y conversaciones que esperan. Puedes elegir más de uno, de uno en uno.
    .placeholder = Canal para { $language }…
    .bound = **{ $language }**: { $channels }
    .unbound = **{ $language }**: ningún canal todavía
    .how = Los horarios y lo que sale en cada canal se cambian con { $command }.
setup-moderators =
    .title = Moderación
    .text = ¿Quién revisa los textos? Un rol para todos los idiomas y, si quieres, otro solo para { $language }. Quien puede gestionar el servidor siempre puede.
    .placeholder = Rol de moderación para { $language }…
setup-log =
    .title = Registro y avisos
    .text = En el canal de registro queda todo lo que hace el equipo de moderación, sin los textos de nadie. En el de moderación aviso cuando hace falta alguien. Mejor que solo los vea el equipo.
setup-entry =
    .title = Quién puede contribuir
    .text = Pide un rol, excluye otro o haz esperar a las cuentas nuevas. A quien no pueda contribuir le diré qué le falta y desde cuándo podrá.
setup-terms =
    .title = Condiciones y reglas
    .text = Esto vale en todos los servidores del bot. Si cambia la licencia o una edad, todo el mundo tendrá que aceptar las condiciones otra vez; antes te lo pregunto.
setup-check =
    .title = Comprobación
    .ready = ✅ No falta nada para trabajar. Lo que se publica está en { $command }.
    .more = { $count ->
        [one] Y una cosa más.
       *[other] Y { $count } cosas más.
    }
# Lo que encuentra la comprobación; cada frase dice qué hacer.
setup-finding =
    .gone = Vincula o elige otro canal: { $channel } ya no existe o no lo puedo ver.
    .lacks = Dame en { $channel }: { $permissions }.
    .role-gone = Elige otro rol para «{ $name }»: el elegido ya no existe.
    .role-blind = { $why ->
        [forbidden] Permite { $commands } a { $role } en Ajustes del servidor → Integraciones → { $bot }: ahora está prohibido ahí, y Discord no se lo enseña.
        [lacking] Dale a { $role } el permiso «Gestionar mensajes», o permite a ese rol { $commands } en Ajustes del servidor → Integraciones → { $bot }: ahora Discord no se lo enseña.
       *[unread] Mira en Ajustes del servidor → Integraciones → { $bot } si { $role } puede usar { $commands }: le falta el permiso «Gestionar mensajes», y sin él Discord lo enseña solo a quien se lo permitas ahí.
    }
    .manager-blind = { $why ->
        [forbidden] Si quieres revisar tú, permítete { $commands } en Ajustes del servidor → Integraciones → { $bot }: ahora Discord no te lo enseña.
       *[other] Si quieres revisar tú, hazte con el permiso «Gestionar mensajes», o permítete { $commands } en Ajustes del servidor → Integraciones → { $bot }: sin una de las dos cosas Discord no te lo enseña.
    }
    .badges = Dale a { $bot } el permiso «Gestionar roles»: sin él no puede dar los roles de las insignias.
    .badge-gone = Elige otro rol para la insignia «{ $badge }»: el elegido ya no existe.
    .badge-high = Sube mi rol por encima de { $role } en la lista de roles: así puedo darlo con la insignia «{ $badge }».
    .unbound = Sin canal todavía: { $languages }. Se puede contribuir igual, pero no se publica nada.
    .no-moderators = No hay rol de moderación: solo revisa quien puede gestionar el servidor.
    .no-log = No hay canal de registro: lo que hace el equipo de moderación solo se ve con /registro.
# En un formulario, en lugar de lo que se puede escribir, cuando lo que hay no cabe. Máx. 100.
setup-form =
    .too-long = Lo que hay no cabe aquí. Si lo dejas vacío, se queda como está.
button-setup =
    .next = Siguiente
    .back = Atrás
    .form = Esperas y cantidades
    .languages = Idiomas { $low }–{ $high }
    .again = Comprobar de nuevo

# Lo que no se puede aceptar de quien cambia un ajuste. Cada frase empieza por lo que se puede hacer.
error-setting = { $reason ->
    [unknown] { $near ->
        [none] Elige un ajuste de la lista: «{ $name }» no existe.
       *[other] Elige un ajuste de la lista: «{ $name }» no existe. ¿Querías decir «{ $near }»?
    }
    [number] Pon en «{ $name }» un número entero de { $low } a { $high }.
    [choice] Elige para «{ $name }» una de estas opciones: { $choices }.
    [role] Pon en «{ $name }» la mención de un rol de este servidor.
    [channel] Pon en «{ $name }» la mención de un canal de texto.
    [language] Elige para «{ $name }» entre estos idiomas: { $choices }.
    [licence] Pon en «{ $name }» un nombre corto, como CC-BY-4.0.
    [ages] Pon en «{ $name }» unas pocas edades de { $low } a { $high }, como es=14, fr=15.
    [not-for-all] Cada servidor elige «{ $name }» por su cuenta: no se puede poner para todos.
    [same] Elige otro rol para «{ $name }», o cambia o quita antes «{ $near }»: ahora es ese mismo rol, y así nadie podría contribuir.
   *[other] Cambia antes las reglas que no encajan con «{ $name }»: { $detail }.
}
error-not-operator = Pídeselo a quien lleva el bot: eso vale en todos los servidores.
error-role-unknown = Elige un rol de este servidor, con una mención: ese no lo encuentro.

# A quien quiere contribuir y aquí no puede (todavía). $role es una mención, $when una fecha que pinta Discord.
error-gate-missing-role = Consigue antes el rol { $role }: en este servidor hace falta para contribuir. Quien lo lleva te dirá cómo.
error-gate-denied-role = Habla con quien lleva este servidor: con el rol { $role } aquí no se contribuye.
error-gate-new-account = Vuelve el { $when }: en este servidor contribuyen cuentas de Discord con al menos { $days ->
    [one] un día
   *[other] { $days } días
} de antigüedad.
error-gate-new-member = Vuelve el { $when }: aquí se contribuye cuando se lleva en el servidor al menos { $hours ->
    [one] una hora
   *[other] { $hours } horas
}.
error-gate-unknown-member = Entra en el servidor como miembro: aquí se contribuye cuando se lleva en él al menos { $hours ->
    [one] una hora
   *[other] { $hours } horas
}.
# En un servidor en el que se contribuye en otros idiomas que los elegidos.
error-language-not-here = Elige otro idioma: en este servidor se contribuye en { $languages }.

## Moderar: fichas, mensajes, árboles, búsquedas (/moderar) y el registro (/registro); solo lo ve quien modera

command-moderate =
    .name = moderar
    .description = Consulta miembros y mensajes, y actúa.
command-moderate-user =
    .name = miembro
    .description = La ficha de alguien: aportaciones, avisos, notas.
command-moderate-message =
    .name = mensaje
    .description = Un mensaje con todo lo que lo rodea.
command-moderate-tree =
    .name = árbol
    .description = Una conversación con todos sus mensajes.
command-moderate-search =
    .name = buscar
    .description = Busca mensajes por palabras.
command-moderate-board =
    .name = tabla
    .description = De quién son los mensajes con más quejas.
command-moderate-removals =
    .name = retiradas
    .description = Retiradas que esperan a una segunda persona.
command-moderate-rings =
    .name = círculos
    .description = Cuentas que se aceptan entre sí más de lo normal.
option-moderate-member =
    .name = miembro
    .description = Quién, o su id de Discord.
option-moderate-number =
    .name = número
    .description = Su número en el registro.
option-moderate-id =
    .name = id
    .description = Su número o su id público.
option-moderate-words =
    .name = palabras
    .description = Palabras que tienen que estar todas.
option-moderate-language =
    .name = idioma
    .description = Solo mensajes en este idioma.
option-moderate-author =
    .name = miembro
    .description = Solo mensajes de esta persona.
option-moderate-period =
    .name = periodo
    .description = Hoy, esta semana, este mes o desde el principio.
option-moderate-who =
    .name = quién
    .description = Todo el mundo, o solo una parte.
command-audit =
    .name = registro
    .description = Lo que ha hecho aquí el equipo de moderación.
option-audit-member =
    .name = miembro
    .description = Solo lo que trata de esta persona.
option-audit-by =
    .name = de
    .description = Solo lo que hizo esta persona.
option-audit-act =
    .name = acción
    .description = Solo esta clase de acciones.

# La ficha de alguien. $number es su número de contribuyente; $when lo pinta Discord.
member =
    .title = Contribuyente { $number }
    .since = desde el { $when }
    .newcomer = acaba de llegar
    .no-messages = Ningún mensaje que puedas ver.
    .count = { $icon } { $outcome }: { $count }
    .figures = { $reports ->
        [0] Sin informes de sus mensajes
        [one] 1 informe de sus mensajes
       *[other] { $amount } informes de sus mensajes
    } · { $warnings ->
        [0] sin avisos
        [one] 1 aviso
       *[other] { $warnings } avisos
    }
    .withdrawn = Dejó de participar el { $when }; lo que escribió sigue.
    .everywhere = en todos los servidores
    .here = en este servidor
    .suspended-open = Suspensión { $where }, sin fecha de fin
    .suspended-until = Suspensión { $where } hasta el { $when }
    .lifted = suspensión terminada
    .conduct = Lo que han dicho de sus mensajes
    .suspensions = Suspensiones
    .notes = { $count ->
        [one] Una nota
       *[other] { $amount } notas
    }
    .last = Lo último que escribió
# Qué ha sido de un mensaje, en una o dos palabras.
outcome =
    .open = sin decidir
    .accepted = aceptado
    .rejected = rechazado
    .removed = retirado
    .held = retenido
    .erased = borrado
    .elsewhere = fuera de tu alcance
# Una línea de una lista de mensajes: icono, número, qué ha sido de él y cómo empieza.
line = { $indent }{ $icon } **#{ $number }** { $outcome } · { $words }
# Una opción del desplegable que abre un mensaje.
line-option = #{ $number } · { $outcome }
line-placeholder = Ver un mensaje…
# Botones de la ficha.
button-member =
    .note = Anotar
    .warn = Avisar
    .suspend = Suspender…
    .lift = Levantar la suspensión
    .quarantine = Apartar sus mensajes…
    .release = Devolver lo apartado
    .remove-all = Retirarlo todo…
    .removals = Retiradas pendientes
    .show = Ficha
    .again = Volver al formulario
button-page =
    .before = Anteriores
    .after = Siguientes
# La pregunta antes de suspender. $member es una mención; $where, «en este servidor» o «en todos los servidores».
member-suspending =
    .title = ¿Suspender?
    .text = { $member } no podrá aportar { $where } y su tarea abierta vuelve a la cola. Lo que escribió se queda. Se le dirá el motivo y podrá pedir que se revise. Se puede levantar cuando quieras.
    .yes = Decir el motivo y suspender
# La pregunta antes de apartar todo lo que alguien escribió (cuarentena).
member-setaside =
    .title = ¿Apartar todos sus mensajes?
    .text = { $count ->
        [0] De { $member } no hay nada que apartar ahora.
        [one] Un mensaje de { $member } sale de las colas y de lo que se exporta, con lo que cuelga de él.
       *[other] { $count } mensajes de { $member } salen de las colas y de lo que se exporta, con lo que cuelga de ellos.
    } No es una suspensión: podrá seguir escribiendo. Todo vuelve a su sitio con «Devolver lo apartado».
    .yes = Decir el motivo y apartar
# El ensayo antes de retirar todo lo que alguien escribió: todavía no ha pasado nada.
member-removal =
    .title = ¿Retirar todo lo que escribió?
    .text = Esto es lo que se retiraría de { $member }. Todavía no ha pasado nada:
    .second = Lo pides tú y lo confirma otra persona del equipo antes de siete días.
    .yes = Pedir la retirada
removal-counts =
    .messages = • { $count ->
        [one] 1 mensaje suyo
       *[other] { $count } mensajes suyos
    }
    .below = • { $count ->
        [one] 1 respuesta de otra persona que cuelga de ellos
       *[other] { $count } respuestas de otras personas que cuelgan de ellos
    }
    .trees = • { $count ->
        [one] 1 conversación que empezó y termina
       *[other] { $count } conversaciones que empezó y terminan
    }
    .points = • { $count ->
        [one] Pierde { $amount } punto
       *[other] Pierde { $amount } puntos
    }
# Las retiradas que esperan. $by es una mención.
removals =
    .title = Retiradas pendientes
    .empty = No hay ninguna retirada esperando.
    .line = **Retirada { $number }** · contribuyente { $member } · { $messages ->
        [one] 1 mensaje
       *[other] { $messages } mensajes
    } · la pidió { $by } { $when }
    .own = La pediste tú: la tiene que confirmar otra persona.
    .option = Retirada { $number } · contribuyente { $member }
    .placeholder = Ver una retirada…
removal-state =
    .waiting = Espera a una segunda persona; caduca { $when }.
    .running = { $count ->
        [one] Confirmada: se está haciendo, va 1 mensaje.
       *[other] Confirmada: se está haciendo, van { $count } mensajes.
    }
    .done = { $count ->
        [one] Hecha: 1 mensaje retirado.
       *[other] Hecha: { $count } mensajes retirados.
    }
    .cancelled = Cancelada.
removal =
    .title = Retirada { $number }
    .note = Al confirmarla se empieza enseguida. No se borra nada: cada mensaje se puede restaurar después, uno a uno.
button-removal =
    .confirm = Confirmar la retirada
    .cancel = Cancelarla
# Encima de la ficha, después de hacer algo.
member-done =
    .noted = Nota guardada. Solo la ve el equipo.
    .warned = Hecho: recibirá el aviso con tu motivo.
    .suspended = Hecho: no puede aportar, y se le dirá el motivo.
    .lifted = Hecho: puede volver a aportar.
    .not-suspended = No hay ninguna suspensión que puedas levantar desde aquí.
    .quarantined = { $count ->
        [0] No había nada que apartar.
        [one] Hecho: 1 mensaje apartado.
       *[other] Hecho: { $count } mensajes apartados.
    }
    .released = { $count ->
        [0] No había nada apartado.
        [one] Hecho: 1 mensaje de vuelta en su sitio.
       *[other] Hecho: { $count } mensajes de vuelta en su sitio.
    }
    .asked = Pedida. Falta que la confirme otra persona del equipo.
    .confirmed = Confirmada: empieza enseguida.
    .cancelled = Cancelada: no se retira nada.
# Los formularios de la ficha. Títulos y preguntas: máx. 45; lo demás, máx. 100.
member-form =
    .note = Nota para el equipo
    .note-text = ¿Qué hay que saber?
    .noted = La persona no la ve; si pide sus datos o que se borren, cuenta como suya.
    .warn = Avisar
    .suspend = Suspender
    .quarantine = Apartar sus mensajes
    .why = ¿Por qué?
    .warn-told = La persona lo leerá.
    .suspend-told = La persona lo leerá, y podrá pedir que se revise.
    .quarantine-told = Queda en el registro; la persona no lo lee.
    .lasts = ¿Hasta cuándo?
    .days = { $days ->
        [one] 1 día
       *[other] { $days } días
    }
    .open = Hasta que alguien la levante
# Un mensaje. $who es una mención; $when lo pinta Discord.
record =
    .title = Mensaje { $number }
    .attached = El texto entero está en el archivo adjunto.
    .tree = Árbol { $number }, { $state }
    .author = { $who } (contribuyente { $number })
    .erased-author = cuenta borrada
    .imported = importado
    .written = Escrito el { $when }
    .removed-with = Salió con el mensaje { $number }.
    .figures = { $reviews ->
        [0] Sin revisiones
        [one] 1 revisión
       *[other] { $reviews } revisiones
    } · 👍 { $up } · 👎 { $down } · { $below ->
        [0] nada cuelga de él
        [one] 1 mensaje cuelga de él
       *[other] { $below } mensajes cuelgan de él
    }
    .synthetic = Escrito por un programa.
    .reports = { $count ->
        [one] Un informe
       *[other] { $amount } informes
    }
    .report = { $reason } (contribuyente { $number })
button-record =
    .show = Mensaje
    .remove = Retirar…
    .restore = Restaurar
    .halt = Parar el árbol
    .restart = Reanudar el árbol
    .tree = Ver el árbol
    .case = Ver el caso
    .undo = Deshacer
record-removing =
    .title = ¿Retirar el mensaje?
    .yes = Decir el motivo y retirar
record-form =
    .remove = Retirar el mensaje
record-done =
    .kept = Mensaje { $number }: se mantiene.
    .removed = Mensaje { $number }: retirado. A quien lo escribió se le dirá.
    .restored = Mensaje { $number }: de vuelta en su sitio.
    .edited = Mensaje { $number }: editado.
    .sent-back = Mensaje { $number }: otra vez en revisión.
    .halted = El árbol del mensaje { $number } está parado.
    .restarted = El árbol del mensaje { $number } sigue.
    .granted = Mensaje { $number }: se le da la razón a quien pidió la revisión.
    .denied = Mensaje { $number }: la decisión se mantiene.
    .settled = Mensaje { $number }: no queda nada por decidir.
# En qué punto está un árbol, tras su número.
tree-is =
    .initial-prompt-review = con el prompt en revisión
    .prompt-lottery-waiting = con el prompt a la espera de salir
    .growing = creciendo
    .ranking = por ordenar
    .ready-for-scoring = a punto de terminar
    .ready-for-export = terminado
    .scoring-failed = con un fallo al reunir los órdenes
    .aborted-low-grade = descartado en la revisión
    .halted-by-moderator = parado
    .backlog-ranking = importado, por ordenar más adelante
conversation =
    .title = Árbol { $number }
    .size = { $accepted } de { $goal } mensajes aceptados
    .changed = cambió { $when }
    .more = { $count ->
        [one] Hay 1 mensaje más que no cabe aquí.
       *[other] Hay { $count } mensajes más que no caben aquí.
    }
# Una búsqueda.
found =
    .title = Mensajes encontrados
    .count = { $count ->
        [one] 1 mensaje, del más nuevo al más antiguo
       *[other] { $amount } mensajes, del más nuevo al más antiguo
    }
    .nothing = Nada con todas esas palabras. Prueba con menos, o sin idioma ni miembro. Lo escrito en el último minuto puede faltar.
# La tabla de quejas, para moderar.
conduct =
    .title = Mensajes con más quejas
    .empty = Nadie en este periodo.
    .footer = Informes ×3, votos en contra y marcas suman; los votos a favor restan. Es un indicio, no una prueba.
    .place = **{ $place }.º**
    .score = puntuación { $score }
    .flags = { $count ->
        [one] 1 informe
       *[other] { $count } informes
    }
    .votes = 👍 { $up } · 👎 { $down }
    .label = { $label } { $amount }
    .political-content = contenido político
    .suspended = ⛔ suspensión en curso
    .option = { $place }.º · contribuyente { $number }
    .placeholder = Ver una ficha…
# Cuentas que se aceptan entre sí: el informe de /moderar círculos.
rings =
    .title = Cuentas que se aceptan entre sí
    .text = Se aceptan mucho más de lo que haría el azar. Es un motivo para mirar, no una prueba: quizá escriben bien, o hay poca gente.
    .empty = En los últimos treinta días no hay ninguna que llame la atención.
    .ring = { $count } cuentas
    .open = con un caso abierto
    .decided = ya revisado
    .more = { $count ->
        [one] y 1 más
       *[other] y { $count } más
    }
    .link = { $reviewer } aceptó { $accepted } de { $reviewed } textos de { $author }; lo esperable: { $expected }
    .option = Contribuyente { $number }
conduct-standing =
    .all = todo el mundo
    .active = solo quien puede aportar
    .suspended = solo quien tiene una suspensión

# El registro de lo que hizo el equipo.
audit =
    .title = Registro de este servidor
    .title-all = Registro de todos los servidores
    .empty = Aquí no hay ninguna entrada.
    .footer = Cada entrada lleva la huella de la anterior: nada se cambia ni se quita sin que se note.
    .number = n.º { $number }
    .by-bot = el bot
    .server = servidor { $server }
button-audit =
    .older = Más antiguas
    .newest = Las últimas
    .all = Todos los servidores
    .here = Solo este servidor
    .look = Ver
# Qué se hizo, en el registro y en el canal de registro. Máx. 100.
audit-act =
    .case-kept = Mensaje mantenido
    .case-removed = Mensaje retirado
    .case-restored = Mensaje restaurado
    .case-edited = Mensaje editado
    .case-sent-back = Mensaje devuelto a revisión
    .case-halted = Árbol parado
    .case-restarted = Árbol reanudado
    .case-granted = Petición de revisión aceptada
    .case-denied = Petición de revisión denegada
    .case-settled = Caso cerrado
    .case-marked = Caso marcado
    .case-undone = Decisión deshecha
    .member-warned = Aviso
    .member-suspended = Suspensión
    .member-lifted = Suspensión levantada
    .member-noted = Nota del equipo
    .member-quarantined = Mensajes apartados
    .member-released = Mensajes devueltos
    .removal-asked = Retirada de todo, pedida
    .removal-confirmed = Retirada de todo, confirmada
    .removal-cancelled = Retirada de todo, cancelada
    .removal-done = Retirada de todo, hecha
    .setting-changed = Ajuste cambiado
    .raid-on = Modo asalto activado
    .raid-off = Modo asalto desactivado
    .erasure-done = Datos de alguien borrados
    .export-made = Exportación
    .tombstones-applied = Borrados aplicados otra vez
    .search-done = Búsqueda de mensajes
# De qué trata una entrada. $number es un número o un nombre; $member, una mención.
audit-about =
    .message = mensaje { $number }
    .member = contribuyente { $number }
    .known-member = { $member } (contribuyente { $number })
    .tree = árbol { $number }
    .setting = ajuste { $number }
    .removal = retirada { $number }
    .case = caso { $number }
    .bot = { $number }
audit-detail =
    .change = { $old } → { $new }
    .nothing = nada
    .until = hasta el { $when }
    .everywhere = en todos los servidores
    .reason = motivo: { $reason }
# A quien modera, cuando el canal de registro no admite mensajes.
audit-refused =
    .title = No puedo escribir en el canal de registro
    .text = Dame en { $channel } los permisos «Ver canal», «Enviar mensajes» e «Insertar enlaces», o elige otro con { $command }. Lo que falte espera un día; en el registro no se pierde nada.
error-moderate-whom = Di de quién se trata: elige a alguien o escribe su número.
error-moderate-span = Elige hasta cuándo.
error-audit-act = Elige una acción de la lista.

# Lo que el equipo de moderación, o quien pide que se revise algo, no puede hacer.
error-reason = Escribe un motivo de entre { $least } y { $most } caracteres: esa persona lo leerá.
error-suspend-until = Elige otra fecha: la suspensión tiene que acabar en el futuro y dura como mucho { $days } días.
error-not-suspendable = Habla con quien lleva el bot: a esa persona no se la puede avisar ni suspender desde aquí.
error-not-yourself = Pídeselo a otra persona del equipo: lo que trata de ti no lo decides tú.
error-member-unknown = Comprueba a quién te refieres: no conozco a esa persona, o sus datos se borraron.
# Lo que no se puede al moderar a alguien. $most son caracteres.
error-note = Escribe una nota de entre 1 y { $most } caracteres.
error-nothing-to-hold = Nada que hacer: no queda nada suyo que apartar o retirar.
error-second-moderator = Pide a otra persona del equipo que la confirme: la retirada la pediste tú.
error-removal-gone = Mira la lista de retiradas: esta se canceló, ya está hecha o caducó.
error-removal-pending = Mira la lista de retiradas: la de esta persona ya está pedida.
error-search-empty = Escribe al menos una palabra o un número: con signos solos no se puede buscar.

# Lo que el bot ha notado en un caso, cada cosa en una línea.
case-fact =
    .reports = { $count ->
        [one] Lo retiró un informe.
       *[other] Lo retiraron { $count } informes.
    }
    .alike = { $count ->
        [one] Hay otro texto casi igual en menos de una hora.
       *[other] Hay otros { $count } textos casi iguales en menos de una hora.
    }
    .skips = { $count ->
        [one] Una persona lo saltó.
       *[other] Lo saltaron { $count } personas.
    }
    .speed = Se escribió a { $count } caracteres por segundo: más rápido de lo que se teclea.
    .phrases = { $count ->
        [one] Tiene una frase típica de otra IA.
       *[other] Tiene { $count } frases típicas de otra IA.
    }
    .likeness = Se parece en un { $percent } % al mensaje { $number }, que es anterior.
    .members = Las cuentas: { $members }

# Cuando alguien usa lo que es del equipo de moderación.
error-moderator-suspended = Pide con /apelar que se revise tu suspensión: mientras dure, tu rol de moderación no vale aquí.
error-not-moderator = Esto es del equipo de moderación: pide el rol a alguien que lleve el servidor.

## Contribuir solo en servidores, y cada tarea en el suyo

# A quien quiere contribuir en un mensaje privado o donde no está el bot.
error-only-in-servers = Contribuye en un servidor en el que esté Cosecha: aquí puedes leer y decidir sobre tus datos.
# A quien sigue una tarea en otro servidor. $server es su nombre; $known es "no" si el bot ya no está en él.
error-task-elsewhere = { $known ->
        [yes] Sigue con esta tarea en «{ $server }», que es donde la pediste; lo que llevas hecho se queda guardado. También puedes saltarla.
       *[no] Salta esta tarea: la pediste en un servidor en el que ya no estoy.
    }

# Encima de lo escrito en un formulario de un caso que no se pudo aceptar; lo escrito va adjunto.
case-refused =
    .edit = No se ha cambiado nada. El formulario se abre con el texto como estaba: lo que escribiste va adjunto, para que lo pegues.
    .other = No se ha hecho nada. El formulario se abre vacío: lo que escribiste va adjunto, para que lo pegues.
    .long = Acorta el texto: tiene { $length } caracteres y caben { $limit }.
    .over = Lo que escribiste va adjunto.
# A quien escribió, cuando el equipo retiró muchos textos suyos de una vez; debajo, un botón con la lista.
notice-removed-all = { $count ->
    [one] El equipo de moderación ha retirado un texto tuyo.
   *[other] El equipo de moderación ha retirado { $count } textos tuyos.
}
button-appeals = Ver lo que se puede revisar
# Debajo de la lista de decisiones, cuando no caben todas.
appeals-more = { $count ->
    [one] Hay una decisión más, anterior: aparecerá aquí cuando pidas revisar alguna de estas.
   *[other] Hay { $count } decisiones más, anteriores: aparecerán aquí según pidas revisar estas.
}
# Detalles de una entrada del registro, tras lo que se hizo.
audit-more =
    .message = mensaje { $number }
    .member = contribuyente { $number }
    .mark-on = con la marca «{ $mark }»
    .mark-off = sin la marca «{ $mark }»
    .undone = antes: { $act }
    .messages = { $count ->
        [one] 1 mensaje
       *[other] { $count } mensajes
    }
    .below = { $count ->
        [one] 1 respuesta de otra persona
       *[other] { $count } respuestas de otras personas
    }
    .trees = { $count ->
        [one] 1 árbol
       *[other] { $count } árboles
    }
    .texts = { $count ->
        [one] 1 texto de gente nueva en diez minutos
       *[other] { $count } textos de gente nueva en diez minutos
    }
    .members = { $count ->
        [one] 1 persona
       *[other] { $count } personas
    }
    .hits = { $count ->
        [one] 1 resultado
       *[other] { $count } resultados
    }
