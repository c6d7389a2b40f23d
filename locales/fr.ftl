# Cosecha en français.
#
# Comment c'est écrit : on tutoie une personne. Phrases courtes et chaleureuses, un emoji au plus.
# On évite les formes marquées par le genre en choisissant une autre phrase, sans point médian.
# Les mots de la maison : prompt initial, assistant, utilisateur, étiqueter, classer, passer, envoyer, tâche,
# conversation, points, série, contribution, j'ai de la chance.
# Espace insécable avant : ; ? ! et à l'intérieur des guillemets.
# « Max. » est le nombre de caractères que Discord accepte.

## Listes

# Changement de son dans les listes, dont certaines langues ont besoin. Le français n'en a pas besoin.
list-euphony =
    .find = { "" }
    .replace = { "" }

## Noms des fichiers joints : lettres sans accent, chiffres et tirets seulement.

file-conversation = conversation.md
file-text = ton-texte.md
file-terms = conditions.md

## Commandes, telles que Discord les montre après /
# Nom : max. 32, en minuscules et sans espace. Description : max. 100.

command-work =
    .name = travailler
    .description = J'ai de la chance : reprends ta tâche ou reçois-en une au hasard.
command-task =
    .name = tâche
    .description = Choisis le type de tâche que tu veux faire.
command-task-initial-prompt =
    .name = prompt-initial
    .description = Écris le premier message d'une conversation.
command-task-assistant-reply =
    .name = répondre-assistant
    .description = Réponds comme le ferait un excellent assistant.
command-task-prompter-reply =
    .name = répondre-utilisateur
    .description = Poursuis une conversation à la place de la personne qui demande.
command-task-label-initial-prompt =
    .name = étiqueter-prompt
    .description = Relis et étiquette un prompt initial.
command-task-label-assistant-reply =
    .name = étiqueter-assistant
    .description = Relis et étiquette une réponse de l'assistant.
command-task-label-prompter-reply =
    .name = étiqueter-utilisateur
    .description = Relis et étiquette un message d'utilisateur.
command-task-rank-assistant-replies =
    .name = classer-assistant
    .description = Classe plusieurs réponses de l'assistant, de la meilleure à la moins bonne.
command-task-rank-prompter-replies =
    .name = classer-utilisateur
    .description = Classe plusieurs messages d'utilisateur, du meilleur au moins bon.
command-task-rank-initial-prompts =
    .name = classer-prompts
    .description = Classe plusieurs prompts initiaux : les meilleurs auront une réponse plus tôt.
option-task-language =
    .name = langue
    .description = Langue de la tâche ; sans elle, une des tiennes.
command-tasks =
    .name = tâches
    .description = Regarde combien de tâches de chaque type t'attendent.
command-language =
    .name = langue
    .description = Choisis les langues dans lesquelles tu contribues et la langue des textes.
option-language-languages =
    .name = langues
    .description = Langue dans laquelle tu contribues ; plusieurs possibles, séparées par des virgules.
option-language-interface =
    .name = textes
    .description = Langue dans laquelle le bot te parle.
option-language-time-zone =
    .name = fuseau-horaire
    .description = Où se termine ta journée : cela compte pour ta série. Tape ta ville ou ton pays.
command-points =
    .name = points
    .description = Comment on gagne des points, des niveaux et des séries.
command-guide =
    .name = guide
    .description = Comment bien écrire, étiqueter et classer.
command-help =
    .name = aide
    .description = Ce qu'est Cosecha et comment s'en servir.

## Rôles dans la conversation

role-prompter = Utilisateur
role-assistant = Assistant

## Les neuf types de tâche
# .title : titre du panneau et du formulaire, max. 45.
# .button : bouton dans la liste des tâches ; le nombre de tâches ouvertes suit. Max. 60.
# .intro : deux lignes au-dessus de la conversation.
# .next : ce qui se passe ensuite, après l'envoi.
# .none : titre quand il n'en reste plus ; $languages est une liste comme « espagnol et français ».
# .needed : ce qui manque le plus ; $count choisit le pluriel, $amount est ce qu'on lit : « 38 » ou « plus de 99 ».
# .do : bouton qui en donne une. Max. 60.

kind-initial-prompt =
    .title = Écrire un prompt initial
    .button = Écrire un prompt initial
    .intro =
        Écris le premier message d'une conversation : quelque chose que tu demanderais vraiment à un assistant.
        Il doit se comprendre tout seul et demander quelque chose de clair. Pas de données personnelles.
    .next = { $reviews ->
        [0] Ton prompt part en relecture. S'il est accepté, il entre dans le tirage des nouvelles conversations.
        [one] Ton prompt part en relecture : une personne le lira. S'il est accepté, il entre dans le tirage des nouvelles conversations.
       *[other] Ton prompt part en relecture : { $reviews } personnes le liront. S'il est accepté, il entre dans le tirage des nouvelles conversations.
    }
    .none = Pas besoin d'autres prompts initiaux pour l'instant ({ $languages })
    .needed = { $count ->
        [one] Ce qui manque le plus : un prompt initial.
       *[other] Ce qui manque le plus : { $amount } prompts initiaux.
    }
    .do = En écrire un

kind-assistant-reply =
    .title = Répondre comme assistant
    .button = Répondre comme assistant
    .intro =
        Écris la réponse que donnerait un excellent assistant : juste, claire et bien orthographiée.
        Si tu ne connais pas le sujet, passe : quelqu'un d'autre le connaîtra.
    .next = { $reviews ->
        [0] Ta réponse part en relecture. Ensuite, elle sera comparée à d'autres.
        [one] Ta réponse part en relecture : une personne la lira. Ensuite, elle sera comparée à d'autres.
       *[other] Ta réponse part en relecture : { $reviews } personnes la liront. Ensuite, elle sera comparée à d'autres.
    }
    .none = Plus aucun message auquel tu puisses répondre comme assistant ({ $languages })
    .needed = { $count ->
        [one] Ce qui manque le plus : une réponse d'assistant.
       *[other] Ce qui manque le plus : { $amount } réponses d'assistant.
    }
    .do = Répondre à un message

kind-prompter-reply =
    .title = Répondre comme utilisateur
    .button = Répondre comme utilisateur
    .intro =
        Poursuis la conversation à la place de la personne qui demande : un détail, une correction, l'étape suivante.
        Écris avec naturel et apporte du nouveau ; un simple « merci » ne suffit pas.
    .next = { $reviews ->
        [0] Ton message part en relecture. S'il est accepté, la conversation continue.
        [one] Ton message part en relecture : une personne le lira. S'il est accepté, la conversation continue.
       *[other] Ton message part en relecture : { $reviews } personnes le liront. S'il est accepté, la conversation continue.
    }
    .none = Plus aucune conversation que tu puisses poursuivre comme utilisateur ({ $languages })
    .needed = { $count ->
        [one] Ce qui manque le plus : une réponse d'utilisateur.
       *[other] Ce qui manque le plus : { $amount } réponses d'utilisateur.
    }
    .do = En poursuivre une

kind-label-initial-prompt =
    .title = Étiqueter un prompt initial
    .button = Étiqueter un prompt initial
    .intro =
        Lis le prompt marqué et dis comment il est. Juge chaque question à part.
        Seule celle sur le spam est obligatoire : ce que tu ne sais pas, laisse-le sans réponse.
    .next = Ta relecture aide à décider si ce prompt ouvre une conversation.
    .none = Plus aucun prompt que tu puisses étiqueter ({ $languages })
    .needed = { $count ->
        [one] Ce qui manque le plus : un prompt à étiqueter.
       *[other] Ce qui manque le plus : { $amount } prompts à étiqueter.
    }
    .do = En étiqueter un

kind-label-assistant-reply =
    .title = Étiqueter une réponse de l'assistant
    .button = Étiqueter une réponse d'assistant
    .intro =
        Lis la réponse marquée et dis si elle fait ce qui était demandé. Vérifie les faits ; si tu ne peux pas, passe.
        Seule la question sur le spam est obligatoire : ce que tu ne sais pas, laisse-le sans réponse.
    .next = Ta relecture aide à décider si cette réponse reste dans la conversation.
    .none = Plus aucune réponse de l'assistant que tu puisses étiqueter ({ $languages })
    .needed = { $count ->
        [one] Ce qui manque le plus : une réponse de l'assistant à étiqueter.
       *[other] Ce qui manque le plus : { $amount } réponses de l'assistant à étiqueter.
    }
    .do = En étiqueter une

kind-label-prompter-reply =
    .title = Étiqueter un message d'utilisateur
    .button = Étiqueter un message d'utilisateur
    .intro =
        Lis le message marqué et dis s'il poursuit bien la conversation. Juge chaque question à part.
        Seule celle sur le spam est obligatoire : ce que tu ne sais pas, laisse-le sans réponse.
    .next = Ta relecture aide à décider si la conversation continue par ici.
    .none = Plus aucun message d'utilisateur que tu puisses étiqueter ({ $languages })
    .needed = { $count ->
        [one] Ce qui manque le plus : un message d'utilisateur à étiqueter.
       *[other] Ce qui manque le plus : { $amount } messages d'utilisateur à étiqueter.
    }
    .do = En étiqueter un

kind-rank-assistant-replies =
    .title = Classer des réponses de l'assistant
    .button = Classer des réponses d'assistant
    .intro =
        Appuie sur la lettre de la meilleure réponse, puis sur celle de la meilleure parmi celles qui restent.
        Ce qui compte d'abord : qu'elle soit juste et utile ; sa longueur ne la rend pas meilleure.
    .next = Ton classement rejoint celui d'autres personnes : ensemble, ils décident quelle réponse est la meilleure.
    .none = Plus aucune réponse que tu puisses classer ({ $languages })
    .needed = { $count ->
        [one] Ce qui manque le plus : les réponses d'une conversation à classer.
       *[other] Ce qui manque le plus : les réponses de { $amount } conversations à classer.
    }
    .do = En classer

kind-rank-prompter-replies =
    .title = Classer des messages d'utilisateur
    .button = Classer des messages d'utilisateur
    .intro =
        Lequel poursuit le mieux la conversation ? Appuie sur la lettre du meilleur message, puis du meilleur parmi ceux qui restent.
        Le gagnant sonne naturel et mène à une bonne réponse.
    .next = Ton classement rejoint celui d'autres personnes : ensemble, ils décident quel message poursuit le mieux la conversation.
    .none = Plus aucun message d'utilisateur que tu puisses classer ({ $languages })
    .needed = { $count ->
        [one] Ce qui manque le plus : les messages d'utilisateur d'une conversation à classer.
       *[other] Ce qui manque le plus : les messages d'utilisateur de { $amount } conversations à classer.
    }
    .do = En classer

kind-rank-initial-prompts =
    .title = Classer des prompts initiaux
    .button = Classer des prompts initiaux
    .intro =
        Lequel mérite le plus une bonne réponse ? Appuie sur la lettre du meilleur prompt, puis du meilleur parmi ceux qui restent.
        Le gagnant est clair, réaliste et différent de ce qu'on a déjà demandé mille fois.
    .next = Ton classement compte dans le tirage qui décide quelles conversations commencent.
    .none = Plus aucun prompt que tu puisses classer ({ $languages })
    .needed = { $count ->
        [one] Ce qui manque le plus : un prompt à comparer.
       *[other] Ce qui manque le plus : { $amount } prompts à comparer.
    }
    .do = En classer

# La même chose quand aucun type précis n'a été demandé et qu'il n'y a rien du tout.
kind-any =
    .none = Pas de tâche pour toi en ce moment ({ $languages })

## Le panneau d'une tâche

# À côté du rôle de qui parle, sur le message dont traite la tâche. Max. 60.
marker =
    .write = réponds à ce message
    .label = étiquette ce message
    .rank = classe les réponses à ce message

# Parties de la ligne d'état, séparées par des points. Discord formule $when : « dans 2 heures ».
state =
    .write = Sera envoyé en { $language }
    .language = En { $language }
    .expires = expire { $when }
    .reviews = { $done ->
        [0] personne ne l'a encore relu
       *[other] relectures : { $done } sur { $required }
    }
    .page = page { $page } sur { $pages }
# Aussi sur la ligne d'état et dans la liste des tâches : ce que vaut la tâche en ce moment, en pour cent de l'habituel.
bonus = { $percent ->
    [50] vaut la moitié des points en ce moment
    [150] vaut 50 % de points en plus en ce moment
    [200] vaut le double de points en ce moment
   *[other] vaut { $percent } % des points en ce moment
}
# Quand il y a tant de tâches qu'on ne les a pas toutes comptées : sur les boutons et dans les phrases, « plus de 99 prompts ».
more-than = plus de { $number }

# Quand on rouvre une tâche commencée.
task-resumed = On reprend là où tu en étais.
# Sur le panneau d'une conversation qui ne tient pas dans un message Discord.
conversation-attached = La conversation est longue : tourne les pages ou lis le fichier joint, qui la contient en entier.
# À la place d'un message vide.
message-empty = (message vide)
# À côté du rôle de qui parle, quand un message prend plusieurs pages.
message-part = partie { $part } sur { $parts }
# Titre du fichier avec toute la conversation.
conversation-title = Conversation

# Liste déroulante sous la conversation. Max. 150.
read-placeholder = Lire, noter ou signaler un message…
# Ses options : max. 60. $number est la place dans la conversation.
read-message = { $number }. { $role }
read-option = Lire { $letter }

## Le panneau d'un message

message-title =
    .message = Message { $number } sur { $count }
    .option = Option { $letter }
message-hint = Ton vote et ton signalement ne disent pas qui tu es.
message-own = Ce message est de toi : tu ne peux ni voter pour lui ni le signaler.
message-reported = Tu as signalé ce message. Merci : la modération le verra.
message-attached = Il ne tient pas en entier ici : la suite est dans le fichier joint.

## Boutons. Max. 80, de préférence moins de 25.

button-write =
    .reply = Écrire une réponse
    .prompt = Écrire un prompt
button-label = Étiqueter
button-submit = Envoyer
button-edit = Modifier
button-change = Changer
button-nuances = Ajouter des nuances
button-nuances-change = Changer les nuances
button-skip = Passer
button-guide = Guide
button-report = Signaler
button-back = Retour
button-back-to-task = Retour à la tâche
button-undo = Annuler
button-none =
    .reply = Aucune ne peut être classée
    .prompt = Aucun ne peut être classé
button-tie = { $first } et { $second } à égalité
button-previous = ◂ Page { $page }
button-next-page = Page { $page } ▸
button-next = Suivante
button-same = Encore du même type
button-tasks = Choisir un type
button-enough = Assez pour aujourd'hui
button-lucky = J'ai de la chance
button-languages = Langues
button-help = Aide
button-terms =
    .accept = J'accepte
    .decline = Je refuse
    .full = Texte complet
    .short = Résumé
    .read = Lire les conditions
button-retry = Réessayer

## Écrire

# Au-dessus du texte tel qu'il sera enregistré.
preview =
    .prompt = Voici ton prompt tel qu'il sera
    .reply = Voici ta réponse telle qu'elle sera
    .message = Voici ton message tel qu'il sera
preview-words = { $words ->
    [0] aucun mot
    [one] un mot
   *[other] { $words } mots
}
# Au-dessus des remarques.
preview-notes = Avant d'envoyer
preview-fix = Pas encore prêt à l'envoi
preview-attached = Le texte est long : tourne les pages ou lis le fichier joint, qui le contient en entier.

# Remarques sur ce qui est écrit ; elles n'empêchent jamais d'envoyer.
note-mention = Il y a une mention. Elle ne préviendra personne, mais mieux vaut l'enlever.
note-invite = Il y a une invitation à un serveur. Si elle n'est pas nécessaire, enlève-la.
note-link = Il y a un lien. Vérifie qu'il est nécessaire et qu'il fonctionne.
note-direction-marks = Il y a des marques invisibles qui changent le sens du texte. Si tu ne les as pas mises exprès, efface-les.
note-email = On dirait une adresse électronique. Si c'est celle d'une vraie personne, enlève-la.
note-phone = On dirait un numéro de téléphone. Si c'est celui d'une vraie personne, enlève-le.
note-chatbot = On dirait un texte copié d'un chatbot. Ici, seul compte ce que tu écris toi-même.
note-open-code-block = Un bloc de code n'est pas fermé. Ferme-le avec une ligne de trois accents graves pour qu'il s'affiche bien.

# Le formulaire de texte. .prompt, .reply, .message max. 45, .description max. 100, exemples max. 100.
form-text =
    .prompt = Ton prompt initial
    .reply = Ta réponse
    .message = Ton message
    .description = Jusqu'à { $limit } caractères, en { $language }. Markdown et blocs de code acceptés.
    .placeholder-prompt = Par exemple : une recette facile, une question d'histoire, de l'aide pour un code…
    .placeholder-reply = Juste, claire et avec tes propres mots
    .placeholder-message = Ce que tu dirais ensuite dans cette conversation

## Étiqueter
# .title : question du formulaire, max. 45. .description : aide en dessous, max. 100. .short : dans « Sans réponse : … ».
# .low et .high : les deux bouts de l'échelle de 1 à 5, du pire au meilleur ; max. 40.

label-spam =
    .title = Est-ce du spam ?
    .description = N'importe quoi fait exprès, ou hors sujet. Un texte faible n'est pas du spam.
    .short = spam
label-fails-task =
    .title = Passe-t-elle à côté de la demande ?
    .description = Elle ne fait pas ce qui était demandé, même si elle est bien écrite.
    .short = à côté de la demande
label-flags =
    .title = Marques
    .description = Coche toutes celles qui conviennent. S'il n'y en a aucune, dis-le avec la dernière.
    .short = marques
    .none = Aucune de celles-ci
    .none-description = J'ai regardé, il n'y a rien de tout cela.
# Dans le résumé, quand il n'y en a aucune.
label-flags-none = Aucune
label-lang-mismatch =
    .title = Pas en { $language }
    .description = C'est dans une autre langue sans que la conversation le demande.
    .short = autre langue
# La même chose comme question par oui ou par non, dans une relecture rapide. .title max. 45, .description max. 100.
label-lang-mismatch-alone =
    .title = Est-ce dans une autre langue ?
    .description = Langue de la tâche : { $language }. Si la conversation en demande une autre, réponds non.
label-not-appropriate =
    .title = Inapproprié
    .description = Ne demande rien de clair, ne sert à rien ici ou demande quelque chose de nuisible.
    .short = inapproprié
label-pii =
    .title = Données personnelles
    .description = Permet de savoir qui est une vraie personne : nom, téléphone, adresse…
    .short = données personnelles
label-hate-speech =
    .title = Discours de haine
    .description = Attaque des gens pour ce qu'ils sont : origine, religion, genre…
    .short = haine
label-sexual-content =
    .title = Contenu sexuel
    .description = Sexuellement explicite.
    .short = contenu sexuel
label-copied-from-ai =
    .title = Copié d'une autre IA
    .description = Semble collé depuis un chatbot.
    .short = copié d'une autre IA
label-quality =
    .title = Qualité
    .description = Est-ce bien pensé et bien écrit ?
    .short = qualité
    .low = Basse
    .high = Haute
label-helpfulness =
    .title = Utilité
    .description = Est-ce vraiment utile à la personne qui demande ?
    .short = utilité
    .low = Peu utile
    .high = Très utile
label-creativity =
    .title = Créativité
    .description = Est-ce original ?
    .short = créativité
    .low = Banal
    .high = Original
label-humor =
    .title = Humour
    .description = Est-ce sérieux ou pour rire ? Aucun des deux n'est mieux.
    .short = humour
    .low = Sérieux
    .high = Pour rire
label-toxicity =
    .title = Ton
    .description = Comment les gens sont-ils traités ?
    .short = ton
    .low = Grossier
    .high = Respectueux
label-violence =
    .title = Violence
    .description = Est-ce que cela encourage ou décrit du mal ?
    .short = violence
    .low = Violent
    .high = Inoffensif

# Sur le panneau d'une tâche qui ne demande que l'essentiel.
label-quick = C'est une relecture rapide : { $questions ->
    [one] { $questions } seule question.
   *[other] { $questions } questions, pas plus.
}

answer-yes = Oui
answer-no = Non
# Options d'une échelle dans le formulaire ; max. 60. Au milieu, le nombre seul.
scale-first = 1 · { $pole }
scale-last = 5 · { $pole }
# Dans le résumé : ●●○○○ 2 sur 5.
scale-value = { $dots } { $step } sur { $steps }
# La même chose avec les deux bouts de chaque côté : Sérieux ●●○○○ Pour rire · 2 sur 5.
scale-poles = { $low } { $dots } { $high } · { $step } sur { $steps }
summary-title = { $kind } — vérifie
summary-missing = Sans réponse : { $labels }.
summary-missing-note = Ce n'est pas grave : ce à quoi tu ne réponds pas n'est pas enregistré.
# Titre du second formulaire. Max. 45.
nuances-title = Nuances (tout est facultatif)

## Classer

rank-choose =
    .reply = Choisis la meilleure de celles qui restent.
    .prompt = Choisis le meilleur de ceux qui restent.
rank-done = Voici ton classement. S'il te convient, envoie-le.
rank-none =
    .reply = Tu as dit qu'aucune ne peut être classée : toutes sont mauvaises ou impossibles à comparer.
    .prompt = Tu as dit qu'aucun ne peut être classé : tous sont mauvais ou impossibles à comparer.
rank-hidden = Ordre au hasard · on ne montre pas qui les a écrits
rank-place = { $place ->
    [1] 1er
   *[other] { $place }e
}
rank-tied = { $place ->
    [1] 1er ex æquo
   *[other] { $place }e ex æquo
}
# Après le début d'un long texte.
rank-more = *(à suivre : choisis « Lire { $letter } » dans la liste ci-dessous)*
# Listes déroulantes ; max. 150. Leurs options : max. 60.
rank-pick-placeholder =
    .reply = Choisis la meilleure de celles qui restent…
    .prompt = Choisis le meilleur de ceux qui restent…
rank-tie-placeholder = Certaines se valent ? Coche-les ici…
rank-option = Option { $letter }
rank-attached = Il y a de longs textes : choisis-les dans la liste pour les lire en entier, ou ouvre le fichier joint.

## Signaler

# Titre du formulaire. Max. 45.
report-title = Signaler un message
# .title max. 45, .description max. 100.
report-reason =
    .title = Quel est le problème ?
    .description = La modération le verra. La personne qui l'a écrit ne saura pas qui l'a signalé.
report-details =
    .title = Autre chose ?
    .description = Si tu veux, explique en une phrase pourquoi il faudrait le regarder.
# Motifs : max. 100.
report-spam = C'est du spam
report-not-appropriate = C'est inapproprié ou nuisible
report-pii = Il y a des données personnelles
report-hate-speech = C'est un discours de haine
report-sexual-content = Il y a du contenu sexuel
report-copied-from-ai = C'est copié d'une autre IA
report-other = Autre chose

## Conditions

# .title et .renewed : titre du panneau. .text : le résumé qu'on lit avant d'accepter.
# $licence est le nom d'une licence, $age un nombre, $contact une adresse, un salon ou .no-contact.
terms =
    .title = Avant de commencer
    .renewed = Les conditions ont changé
    .no-contact = la modération de ce serveur
    .renewed-text = Relis-les, s'il te plaît : ce que tu avais accepté ne vaut pas pour le nouveau texte.
    .text =
        Cosecha réunit des dialogues écrits par des personnes et les publie pour tout le monde.

        - **Ce qui est recueilli.** Ce que tu écris, étiquettes, classes, notes et passes avec ce bot, et ton identifiant Discord, pour savoir que c'est à toi. Tes autres messages ne sont pas lus.
        - **Ce qui est publié.** Tes textes et tes évaluations, sans ton nom, sous la licence **{ $licence }**. N'importe qui pourra entraîner des modèles d'IA avec, les entreprises aussi.
        - **Réfléchis par toi-même.** À toi de juger si cela sert les gens ou si cela peut coûter des emplois. Personne n'est obligé de participer.
        - **Ce qui n'a pas sa place ici.** Les données personnelles, les tiennes ou celles d'autrui, et tout ce qui est copié d'un chatbot ou d'un autre système.
        - **Âge.** Tu as { $age } ans ou plus.
        - **Partir.** Tu peux arrêter quand tu veux et demander l'effacement de ce qui est à toi. Contact : { $contact }. Ce qui est déjà publié peut rester dans les copies d'autres personnes.

        En appuyant sur « J'accepte », tu nous demandes expressément de publier tes contributions à ces conditions.
    .full-title = Conditions, texte complet

# Le texte complet, par sections. Ce qu'on accepte, c'est le résumé et ces sections.
terms-full =
    .purpose =
        ### 1. Pour quoi faire
        Cosecha est un bot Discord avec lequel une communauté écrit, relit et classe des conversations entre un utilisateur et un assistant. On en fait un jeu de données ouvert, comme l'a fait Open Assistant. Contact pour les questions : { $contact }.
    .collected =
        ### 2. Ce qui est enregistré
        Les textes que tu envoies et ceux que tu laisses en cours dans une tâche ; tes étiquettes, classements, votes, signalements et tâches passées ; les langues que tu choisis et ton fuseau horaire, si tu l'indiques ; tes points ; les dates ; ton identifiant Discord et celui du serveur. Ton nom, ta photo et tes messages sur le serveur ne sont pas enregistrés : le bot ne les lit pas.
    .published =
        ### 3. Ce qui est publié
        Les textes acceptés et, si la recherche en a besoin, les textes refusés aussi, avec leur langue, leur date, leurs étiquettes et leur rang, sous la licence **{ $licence }**. À la place de ton identifiant figure un code calculé avec une clé secrète : il dit que deux textes viennent de la même personne, pas de qui. Si la licence demande de citer la source, on cite le projet et l'ensemble des personnes qui y participent.
    .use =
        ### 4. À quoi cela servira
        N'importe qui pourra copier les données et entraîner avec elles des modèles d'IA, pour la recherche, pour le plaisir ou pour gagner de l'argent ; les entreprises aussi. Nous ne contrôlons pas ce qu'on en fait.
    .decision =
        ### 5. Ta décision
        Les modèles qui apprennent de ces données peuvent aider beaucoup de gens et peuvent aussi remplacer le travail de certains. Réfléchis par toi-même à ce qui pèse le plus pour toi. Participer est volontaire, n'est pas payé et ne donne aucun droit sur le résultat.
    .rules =
        ### 6. Ce qu'on ne peut pas apporter
        Les données personnelles, les tiennes ou celles d'autrui ; les textes copiés d'un chatbot ou d'un autre système, ou dont tu n'as pas les droits ; rien d'illégal, rien qui encourage à faire du mal ou qui attaque des gens. Ce que tu envoies, tu l'as écrit toi-même et tu peux le donner sous cette licence. Ce qui ne respecte pas cela est retiré, et qui insiste peut perdre son accès.
    .age =
        ### 7. Âge
        Pour participer, il faut avoir { $age } ans ou plus.
    .leaving =
        ### 8. Partir et effacer
        Tu peux arrêter quand tu veux, sans donner de raison. Si tu le demandes, ton compte, tes textes et tes votes sont effacés et ne figurent plus dans les publications suivantes ; tes étiquettes et tes classements restent, comme des nombres qui ne sont à personne. Contact : { $contact }. Ce qui a été publié avant peut rester dans des copies que d'autres ont téléchargées : cela, nous ne pouvons pas le défaire.
    .proof =
        ### 9. Preuve
        Quand tu acceptes, on enregistre la version acceptée, une empreinte de ce texte (SHA-256), la langue dans laquelle tu l'as lu, l'heure et le numéro de l'interaction Discord. Si tu refuses, rien n'est enregistré.
    .changes =
        ### 10. Changements
        Si ce texte change, on te le montrera de nouveau avant que tu continues, et tu pourras dire non.

declined =
    .title = D'accord, on en reste là
    .text = Rien n'a été enregistré. Merci d'avoir lu. Si un jour tu changes d'avis, les conditions sont toujours ici.

## Langues
# .interface est la seconde liste ; .automatic et .speak sont ses options, max. 100.

languages =
    .title = Dans quelles langues veux-tu contribuer ?
    .text = Choisis les langues que tu écris bien. Tu ne recevras que des tâches dans ces langues, et ce que tu écris sera envoyé dans la langue de chaque tâche.
    .chosen = Tu contribues en { $languages }.
    .suggested = Ton Discord est en { $language }. Si tu veux contribuer dans cette langue, choisis-la ci-dessous.
    .more = La tienne manque ? Tape { $command } et ses premières lettres : elles y sont toutes.
    .placeholder = Choisis-en une ou plusieurs…
    .interface = Langue dans laquelle je te parle…
    .automatic = Je te parle dans la langue de ton Discord
    .speak = Je te parle en { $language }
    .hint = La langue dans laquelle je te parle se choisit à part et ne change pas tes tâches.
    .time-zone = Ta journée se termine à minuit, heure de { $zone } ; c'est ainsi que ta série est comptée.

# Au-dessus du panneau des langues, après le choix du fuseau horaire.
time-zone-chosen = C'est fait : ta journée se termine maintenant à minuit, heure de { $zone }.

## Tâches

tasks =
    .title = Qu'as-tu envie de faire ?
    .text = Voici ce qu'il y a pour toi ({ $languages }). Le nombre dit combien tu peux en recevoir maintenant.
    .empty = Il n'y a rien pour toi en ce moment ({ $languages }). Reviens un peu plus tard : dès que quelqu'un écrit ou relit, il y a de nouvelles tâches.

# À la place de la liste des langues, quand on ne les connaît pas.
no-languages = tes langues

## Merci

thanks =
    .title = { $points ->
        [0] Merci
        [one] Merci, +{ $points } point
       *[other] Merci, +{ $points } points
    }
    .today = { $today ->
        [one] C'est ta première contribution du jour.
       *[other] Tu as fait { $today } contributions aujourd'hui.
    }
    .today-streak = { $today ->
        [one] C'est ta première contribution du jour, et ta série dure depuis { $streak } jours.
       *[other] Tu as fait { $today } contributions aujourd'hui, et ta série dure depuis { $streak } jours.
    }
    .repeat-title = C'était déjà envoyé
    .repeat = L'envoi a été enregistré la première fois ; rien de plus n'a été enregistré maintenant.
    .late = La tâche avait expiré, mais sa place était encore libre : ton travail compte.

enough =
    .title = À la prochaine
    .text = Merci pour ton temps. Ce que tu as fait est enregistré.
    .today = { $today ->
        [0] Reviens quand tu veux.
        [one] Tu as fait une contribution aujourd'hui.
       *[other] Tu as fait { $today } contributions aujourd'hui.
    }
    .streak = Ta série dure depuis { $streak } jours : demain, elle peut grandir.

## Il n'y a rien : pourquoi, et que faire

# $waiting choisit le pluriel, $amount est ce qu'on lit : « 38 » ou « plus de 99 ».
# $offered vaut « true » quand le bouton avec lequel on peut aider est en dessous.
# .pause est le titre au-dessus de .limit-reached.
nothing =
    .nothing-open = Aucune tâche de ce type n'est ouverte en ce moment. Reviens un peu plus tard ou essaie autre chose.
    .all-done = { $waiting ->
        [0] Les tâches qui restent, tu les as déjà faites ou passées, ou elles portent sur un texte de toi. Il faut d'autres mains.
        [one] Une tâche attend, mais tu l'as déjà faite ou passée, ou elle porte sur un texte de toi.
       *[other] Il y a { $amount } tâches en attente, mais tu les as déjà faites ou passées, ou elles portent sur un texte de toi.
    }
    .only-own = { $waiting ->
        [0] Ce qui reste porte sur des textes de toi, et d'autres personnes s'en occupent. En attendant, essaie autre chose.
        [one] Une tâche attend, mais elle porte sur un texte de toi : quelqu'un d'autre la fera. En attendant, essaie autre chose.
       *[other] Il y a { $amount } tâches en attente, mais elles portent toutes sur des textes de toi : d'autres personnes les feront. En attendant, essaie autre chose.
    }
    .waiting-for-prompts = Aucune conversation ne grandit en ce moment : il manque des prompts initiaux. { $offered ->
        [true] Écris-en un, et il y aura bientôt des tâches de toutes sortes.
       *[false] Reviens un peu plus tard : dès qu'il y en aura un, il y aura de nouvelles tâches.
    }
    .waiting-for-replies = Il faut d'abord que quelqu'un écrive : il n'y a encore rien à relire ni à classer. { $offered ->
        [true] Lance-toi et écris, et il y aura des tâches pour plus de monde.
       *[false] Reviens un peu plus tard.
    }
    .waiting-for-reviews = Ce qui a été écrit attend que quelqu'un le relise. { $offered ->
        [true] Aide à le relire, et les conversations avanceront.
       *[false] Reviens un peu plus tard : une fois relu, il y aura de nouvelles tâches.
    }
    .prompts-full = Assez de prompts attendent déjà : il faut d'abord les relire et y répondre. { $offered ->
        [true] Aide à le faire, et il en faudra bientôt d'autres.
       *[false] Reviens un peu plus tard.
    }
    .prompts-closed = Pour l'instant, on ne demande pas de prompts initiaux dans ces langues. Tu aides tout autant en répondant, en étiquetant ou en classant.
    .not-collected = Ce type de tâche est désactivé sur ce serveur. Essaie-en un autre.
    .newcomers-wait = Beaucoup de monde vient d'arriver en même temps, et ce qui reste est gardé pour les personnes déjà là. Reviens un peu plus tard : il y aura bientôt de la place pour toi aussi.
    .limit-reached = Tu as demandé { $limit ->
        [one] { $limit } tâche
       *[other] { $limit } tâches
    } en très peu de temps. Repose-toi un peu : { $minutes ->
        [0] tu pourras continuer dans un instant.
        [one] tu pourras continuer dans { $minutes } minute.
       *[other] tu pourras continuer dans { $minutes } minutes.
    }
    .pause = Une petite pause

## Ce qui n'est pas possible : d'abord, ce que peut faire la personne qui lit

error-terms = Lis les conditions et accepte-les : tu pourras ensuite continuer ici même.
error-suspended = Parle à la modération de ce serveur : ta participation est suspendue et tu ne peux pas contribuer pour l'instant.
error-no-language = Choisis d'abord dans quelles langues tu veux contribuer : on saura quoi te donner.
error-unknown-language = Choisis une langue de la liste : { $language } n'est pas recueilli ici.
error-unknown-time-zone = Choisis un fuseau horaire dans la liste qui apparaît quand tu tapes, par exemple Europe/Paris : nous ne connaissons pas « { $zone } ».
error-unknown-locale = Choisis une des langues que je parle : { $languages }.
error-nothing-available = Essaie un autre type de tâche ou reviens plus tard : il n'en reste aucune de ce type pour toi.
error-task-done = Demande une autre tâche : celle-ci n'est plus ouverte, car elle a été envoyée ou passée.
error-task-withdrawn = Demande une autre tâche : celle-ci a été retirée, car la conversation n'en a plus besoin.
error-task-expired = Demande une autre tâche : celle-ci a expiré et quelqu'un d'autre a pris sa place.
error-not-your-task = Demande ta propre tâche : celle-ci est à quelqu'un d'autre.
error-text-empty = Écris quelque chose avant d'envoyer : on ne voit aucun texte.
error-text-long = Raccourcis le texte : il a { $length } caractères et il y a de la place pour { $limit }. Rien n'est perdu, tu le retrouveras en modifiant.
error-text-no-words = Mets aussi des mots : avec des emojis ou des signes seuls, on ne peut pas continuer.
error-text-duplicate = Écris autre chose : tu as envoyé ce même texte il y a peu.
error-label-range = Rouvre le formulaire et réponds encore une fois : une réponse n'est pas comprise ({ $label }).
error-label-unknown = Rouvre le formulaire et réponds encore une fois : il y a une étiquette que cette tâche n'a pas ({ $label }).
error-label-missing = Réponds aussi à la seule question obligatoire : { $label }
error-ranking-incomplete = Termine le classement avant d'envoyer : il reste quelque chose à placer.
error-nothing-to-submit = Fais d'abord la tâche : il n'y a encore rien à envoyer.
error-own-message = Choisis un autre message : celui-ci est de toi, et on ne vote pas pour soi, on ne se signale pas non plus.
error-message-gone = Continue avec le reste : ce message n'est plus là.
# Pour la modération : un message ou une conversation qu'on veut remettre en place.
error-not-restorable = Laisse-le tel quel : on ne peut pas le remettre, car son texte a été effacé ou ce à quoi il répond n'est plus là.
# Pour la personne qui configure le serveur. $name est le nom d'une règle, $detail une explication en anglais.
error-rule = { $reason ->
    [unknown] Choisis un nom dans la liste : aucune règle ne s'appelle { $name }.
    [kind] { $expected ->
        [number] Tape un nombre : { $value } ne convient pas pour { $name }.
        [whole-number] Tape un nombre entier : { $value } ne convient pas pour { $name }.
        [switch] Tape yes ou no : { $value } ne convient pas pour { $name }.
       *[other] Choisis un de ces mots : { $expected }. { $value } ne convient pas pour { $name }.
    }
    [bounds] Choisis un nombre entre { $low } et { $high } : { $value } ne convient pas pour { $name }.
   *[together] Change d'abord les autres règles : { $name } ne peut pas être { $value } avec elles ({ $detail }).
}
error-store = Réessaie dans une minute : en ce moment, nous ne pouvons rien enregistrer. Ce que tu as déjà envoyé est à l'abri.
error-old-button = Demande une tâche : ce bouton vient d'un ancien panneau et ne marche plus.
error-form = Appuie encore une fois sur le bouton : Discord n'a pas ouvert le formulaire. Rien n'est perdu.
error-unexpected = Réessaie. Si cela continue, donne ce code à la personne qui gère le bot : **{ $code }**.

# Quand ce qui a été écrit n'a pas pu être enregistré ou n'a plus sa place, et qu'on le rend dans un fichier. La raison est au-dessus.
lost-text =
    .title = Ton texte est à l'abri ici
    .text = Rien n'est perdu : le voici, en entier dans le fichier joint. Garde-le et colle-le quand tu pourras continuer.

## Guide
# .title : titre. .text : liste de conseils. Max. 4000 chacun.

guide-all =
    .title = Guide
    .text =
        Choisis ce que tu veux lire. Trois règles valent pour tout :

        - **Si tu ne sais pas, passe.** Personne ne t'en voudra, et la tâche ira à quelqu'un qui sait.
        - **Pas de chatbots.** Ce qu'on cherche, c'est comment les gens écrivent et jugent.
        - **Pas de données personnelles**, ni les tiennes ni celles d'autrui.

        Comment on gagne des points : { $points }.

guide-write =
    .title = Guide : écrire
    .button = Écrire
    .text =
        ### Prompts initiaux
        - Demande des choses qui t'intéressent vraiment : une recette, une question, un code, un conte, un conseil.
        - On doit comprendre sans contexte et savoir ce que tu attends. Précise le niveau, le ton ou la longueur s'ils comptent.
        - Varie les sujets. Ne répète pas ce qui y est déjà mille fois, ne tends pas de pièges à l'assistant et ne lui demande pas d'ouvrir des liens.

        ### Comme assistant
        - Réponds à ce qui est demandé, avec des faits vérifiés. Si on ne sait pas, dis-le ; si la question est confuse, demande des précisions.
        - Va droit au but. Soigne l'orthographe et la mise en forme : paragraphes courts, listes, et le code en blocs, entre deux lignes de trois accents graves.
        - Sur les sujets polémiques, présente au moins deux points de vue avec respect et garde ton opinion pour toi.
        - S'il y a un risque pour la santé, l'argent ou la loi, préviens. N'aide pas à faire du mal.
        - Sois aimable. Écris dans la langue de la conversation.

        ### Comme utilisateur
        - Réagis à ce qu'a dit l'assistant : demande un détail, un exemple, une autre version, ou signale une erreur.
        - Écris comme tu parles ; une coquille isolée ne compte pas.

        ### Toujours
        - Avec tes mots : rien de copié d'un chatbot, d'un site ou d'un livre.
        - Pas de données personnelles, ni les tiennes ni celles d'autrui.
        - Si tu ne connais pas le sujet, passe.

guide-label =
    .title = Guide : étiqueter
    .button = Étiqueter
    .text =
        Juge chaque chose à part. Une réponse peut être fausse et très polie, ou brusque et parfaite.

        - **Spam** : seulement ce qui est fait exprès pour gêner, ou hors sujet. Un texte maladroit n'est pas du spam.
        - **À côté de la demande** : elle ne fait pas ce qui était demandé. Lis toute la conversation avant de décider.
        - **Marques** : autre langue, inapproprié, données personnelles, haine, sexe, copié d'une autre IA. S'il n'y en a aucune, coche-le aussi : on sait ainsi que tu as regardé.
        - **Qualité** : bien pensé et bien écrit. **Utilité** : utile à la personne qui demande.
        - Vérifie les faits et essaie le code si tu peux. Si tu ne peux pas, passe.
        - Ce que tu laisses sans réponse n'est pas enregistré : mieux vaut cela que deviner.
        - Peu importe si tu partages l'avis exprimé : regarde si c'est bien fait.

guide-rank =
    .title = Guide : classer
    .button = Classer
    .text =
        Va du meilleur au moins bon : appuie sur la meilleure, puis sur la meilleure de celles qui restent.

        - D'abord, que ce soit vrai et que cela fasse ce qui était demandé. Ensuite, que cela aide. Le style vient en dernier.
        - « Je ne sais pas » va en dessous d'une réponse juste et au-dessus d'une fausse.
        - La longueur ne compte ni pour ni contre.
        - Aussi bonnes l'une que l'autre ? Dis qu'elles sont à égalité. Toutes fausses ou impossibles à comparer ? Dis qu'elles ne peuvent pas être classées.
        - Lis les longues en entier : elles sont dans la liste du bas.
        - Si l'une d'elles ne devrait pas être là, ouvre-la dans cette liste et signale-la.
        - Si tu ne peux pas savoir laquelle a raison, passe.

## Aide

help =
    .title = Cosecha
    .text =
        Ici, on réunit des conversations écrites et relues par des personnes, pour que n'importe qui puisse entraîner des assistants ouverts. Chaque tâche prend quelques minutes.

        - { $work } : reçois une tâche au hasard, ou continue celle que tu as ouverte.
        - { $tasks } : regarde combien il y en a de chaque type et choisis.
        - { $task } : va directement à un type.
        - { $language } : les langues dans lesquelles tu contribues et celle dans laquelle je te parle.
        - { $guide } : comment bien faire.
        - { $points } : comment on gagne des points.

        Tout se passe dans un panneau que personne d'autre ne voit. S'il disparaît quand tu fermes Discord, { $work } le ramène. Passer est toujours possible et ne coûte rien.

## Points
# Titres des parties : max. 256. Textes : max. 400. Le bot écrit les listes, avec les nombres qui comptent :
# « **4** · répondre comme assistant ».
# $more est une liste comme « ×1,5 et ×2 » ; $less est « ×0,5 ».

points =
    .title = Comment on gagne des points
    .own-title = À toi
    .own = Tu as **{ $points }** points : niveau **{ $level }**.
    .own-next = Il te manque { $missing } pour le niveau { $level }.
    .own-agreement = Pour { $question }, on estime que tes relectures tombent juste dans { $share } % des cas, d'après les réponses des autres.
    .question-spam = ce qui est du spam
    .question-lang-mismatch = la langue
    .submitted = À l'envoi
    .accepted = Quand ce que tu as écrit est accepté
    .accepted-note = Ils arrivent quand la relecture l'accepte. Si c'est retiré plus tard, ils sont repris.
    .ranked = Chaque fois que quelqu'un classe ta réponse avec d'autres
    .bonus-title = Ce qui manque le plus vaut plus
    .bonus = Ce qui freine les conversations vaut plus à l'envoi ({ $more }) ; un prompt initial vaut moins quand beaucoup attendent ({ $less }). Le bouton et le panneau le disent avant que tu commences.
    .levels-title = Niveaux
    .levels = Il y en a { $levels }, et chacun demande un peu plus : le 2 arrive avec { $second } points, le 10 avec { $tenth } et le dernier avec { $last }.
    .streaks-title = Séries
    .streaks = Elles comptent les jours de suite où tu contribues. Une fois par semaine, tu peux manquer un jour sans perdre ta série. La journée se termine à minuit dans ton fuseau horaire, que tu choisis avec { $command } ; si tu n'en choisis pas, en UTC.

points-event =
    .prompts = écrire un prompt initial
    .replies-assistant = répondre comme assistant
    .replies-prompter = répondre comme utilisateur
    .labels-simple = étiqueter dans une relecture rapide, ou en laissant des questions sans réponse
    .labels-full = étiqueter en répondant à tout ; les nuances sont à part
    .rankings-total = classer
    .accepted-prompts = un prompt initial
    .accepted-replies-assistant = une réponse d'assistant
    .accepted-replies-prompter = un message d'utilisateur
    .reply-ranked-1 = à la première place
    .reply-ranked-2 = à la deuxième place
    .reply-ranked-3 = à la troisième place

# Une phrase au-dessus du panneau après un signalement.
report-taken = Merci de l’avoir signalé : l’équipe de modération va regarder. Tu peux continuer ta tâche.
report-known = Tu avais déjà signalé ce message : une fois suffit.

# Au-dessus d’un panneau que Discord n’a pas laissé mettre à jour et qui arrive donc comme nouveau message.
error-discord = Continue ici : Discord n’a pas laissé mettre à jour le panneau précédent. Rien n’est perdu.

## Démonstration
# Salut public dans les salons de la démonstration ; $command est la commande avec sa barre.
demo-welcome = 🌾 Bonjour ! Ici, on rassemble des dialogues écrits par des personnes pour entraîner un assistant ouvert. Tape **{ $command }** et reçois ta première tâche.
