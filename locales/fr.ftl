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
file-reason = motif.md
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
        [1] Ce qui manque le plus : un prompt initial.
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
        [1] Ce qui manque le plus : une réponse d'assistant.
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
        [1] Ce qui manque le plus : une réponse d'utilisateur.
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
        [1] Ce qui manque le plus : un prompt à étiqueter.
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
        [1] Ce qui manque le plus : une réponse de l'assistant à étiqueter.
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
        [1] Ce qui manque le plus : un message d'utilisateur à étiqueter.
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
        [1] Ce qui manque le plus : les réponses d'une conversation à classer.
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
        [1] Ce qui manque le plus : les messages d'utilisateur d'une conversation à classer.
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
        [1] Ce qui manque le plus : un prompt à comparer.
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
        Les textes que tu envoies et ceux que tu laisses en cours dans une tâche ; tes étiquettes, classements, votes, signalements et tâches passées ; les langues que tu choisis et ton fuseau horaire, si tu l'indiques ; tes points ; les dates ; ton identifiant Discord et celui du serveur ; le nom que tu affiches sur Discord, ton équipe et tes badges. Les classements montrent ton nom et tes points sur ce serveur et sur les autres où se trouve le bot ; avec `/moi`, tu choisis un alias, de n'apparaître qu'ici ou de ne pas apparaître. Ta photo et tes messages sur le serveur ne sont pas enregistrés : le bot ne les lit pas.
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
        Tu peux arrêter quand tu veux, sans donner de raison. Si tu le demandes, ton compte, ton nom, tes textes et tes votes sont effacés et ne figurent plus dans les publications suivantes ; tes étiquettes et tes classements restent, comme des nombres qui ne sont à personne. Contact : { $contact }. Ce qui a été publié avant peut rester dans des copies que d'autres ont téléchargées : cela, nous ne pouvons pas le défaire.
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
        [1] C'est ta première contribution du jour.
       *[other] Tu as fait { $today } contributions aujourd'hui.
    }
    .today-streak = { $today ->
        [1] C'est ta première contribution du jour, et ta série dure depuis { $streak } jours.
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
error-text-same = Change quelque chose au texte, ou reviens au cas : il dit la même chose qu'avant.
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
        - { $me } : tes points, ta série et ce que tes contributions sont devenues ; c'est là que tu choisis qui les voit.
        - { $leaderboard } et { $stats } : qui contribue le plus, et où on en est.
        - { $share } : la course entre les langues, à partager.
        - { $privacy } : ce que je garde sur toi, ce qui est publié, et comment l'emporter ou l'effacer.

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

## Campagnes, équipes et alias : ce qui ne peut pas être accepté
# Quand quelqu’un lance une campagne avec un objectif impossible. $least et $most sont des nombres.
error-goal = Choisis un objectif entre { $least } et { $most }.
# La fin d’une campagne.
error-end-past = Choisis une date à venir : celle-ci est passée.
# La fin d’une campagne ; $days est sa durée maximale.
error-end-far = { $days ->
    [one] Choisis une date plus proche : une campagne dure { $days } jour au plus.
   *[other] Choisis une date plus proche : une campagne dure { $days } jours au plus.
}
# Le nom d’une équipe ; $least et $most sont le minimum et le maximum de caractères visibles.
error-team-name = Essaie un autre nom d’équipe : sur une seule ligne, avec { $least } à { $most } caractères visibles et sans caractères de contrôle.
# L’alias que quelqu’un choisit pour les classements ; $least et $most comme ci-dessus.
error-alias = Essaie un autre alias : sur une seule ligne, avec { $least } à { $most } caractères visibles et sans caractères de contrôle.

## Le classement, un tableau d’une ligne par personne. Titres des colonnes : mots courts ou abrégés, environ
# 6 caractères ; « new », à la place du changement de rang de qui apparaît pour la première fois : environ 7.
# « columns » est dans le texte alternatif et dit les titres en toutes lettres.
picture-board =
    .points = Points
    .prompts = Prom.
    .replies = Rép.
    .reviews = Rel.
    .rankings = Class.
    .streak = Série
    .new = nouveau
    .columns = Le tableau montre aussi, pour chaque personne, le changement de place, les prompts, les réponses, les relectures, les classements et la série en jours.
    .empty = Il n’y a encore personne : la première place est libre.

picture-race =
    .total = Total cumulé
    .per-head = Par personne qui contribue
    .empty = La course commence avec la première contribution.
picture-progress =
    .goal = sur { $goal }
    .days = Jour par jour
picture-columns =
    .empty = Pas encore de contributions ces jours-là.
picture-bars =
    .empty = Il n’y a encore rien à compter.

# Mots pour qui ne voit pas l’image (texte alternatif) : des phrases entières, avec les chiffres qui comptent.
# $rows est la liste des places, par exemple « 1. Ana : 120 points; 2. Leo : 98 points ».
picture-alt =
    .board = Classement « { $title } ». { $subtitle }. { $rows }
    .board-empty = Classement « { $title } ». { $subtitle }. Il n’y a encore personne.
    .row = { $rank }. { $name } : { $count ->
        [one] { $points } point
       *[other] { $points } points
    }
    .own = Ta place : { $rank }, avec { $count ->
        [one] { $points } point
       *[other] { $points } points
    }.
    .more = et { $count } de plus.
    .race = Courbes « { $title } », { $measure }, du { $first } au { $last }. { $lines }. En tête : { $leader }, avec { $lead } d’avance.
    .race-level = Courbes « { $title } », { $measure }, du { $first } au { $last }. { $lines }. Égalité en tête.
    .race-empty = Courbes « { $title } », encore sans données.
    .pair = { $name } : { $value }
    .progress = Campagne « { $title } » : { $done } sur { $goal }, soit { $share }.
    .best-day = Le meilleur jour : { $day }, avec { $count }.
    .columns = Histogramme « { $title } », du { $first } au { $last }. Au total, { $series }.
    .columns-empty = Histogramme « { $title } », encore sans données.
    .bars = Barres « { $title } ». { $groups }.
    .bars-empty = Barres « { $title } », encore sans données.
    .group = { $name } : { $value } ({ $parts })

## Publications dans les salons
# Les points de quelqu'un dans un classement ; $amount est le nombre tel qu'on le lit.
post-points = { $count ->
    [one] { $amount } point
   *[other] { $amount } points
}

# Le classement publié. .day, .week, .month et .total : titre, 200 max.
# .since-ever, .here et .everywhere : en pied, quelle période et quels serveurs. .streak et .new : après les points.
post-board =
    .day = Classement du jour : { $language }
    .week = Classement de la semaine : { $language }
    .month = Classement du mois : { $language }
    .total = Classement général : { $language }
    .since-ever = depuis le début
    .here = ce serveur
    .everywhere = tous les serveurs
    .streak = série de { $days } jours
    .new = nouvelle place
    .empty = Personne pour l'instant : la première place est libre. Une contribution suffit pour la prendre.

# Le résumé quotidien. .title : le titre. Chaque chiffre est une ligne ; .more ou .less suit s'il a changé.
post-digest =
    .title = Hier en { $language }
    .quiet = Une journée calme, sans contribution. Aujourd'hui peut être différent.
    .contributions = { $count ->
        [one] **{ $amount }** contribution
       *[other] **{ $amount }** contributions
    }
    .accepted = { $count ->
        [one] **{ $amount }** message accepté
       *[other] **{ $amount }** messages acceptés
    }
    .reviews = { $count ->
        [one] **{ $amount }** relecture
       *[other] **{ $amount }** relectures
    }
    .rankings = { $count ->
        [one] **{ $amount }** classement de réponses
       *[other] **{ $amount }** classements de réponses
    }
    .finished-trees = { $count ->
        [one] **{ $amount }** conversation terminée
       *[other] **{ $amount }** conversations terminées
    }
    .contributors = { $count ->
        [one] **{ $amount }** personne a contribué
       *[other] **{ $amount }** personnes ont contribué
    }
    .newcomers = { $count ->
        [one] **{ $amount }** personne pour la première fois
       *[other] **{ $amount }** personnes pour la première fois
    }
    .more = { $amount } de plus que la veille
    .less = { $amount } de moins que la veille
    .best = Qui a le plus contribué
    .next = Et maintenant

# Ce qui attend quelqu'un. .waits suit « 🧑 Utilisateur » au-dessus d'un prompt ; .more termine un long prompt.
post-teaser =
    .title = Des conversations attendent en { $language }
    .text = Quelques minutes suffisent pour en faire avancer une.
    .waits = ce prompt attend une réponse
    .more = *(la suite est dans la tâche)*

# Une campagne. Les trois premiers sont son titre, 200 max. ; $amount est l'objectif tel qu'on le lit.
post-campaign =
    .accepted-messages = { $count ->
        [one] { $amount } message accepté en { $language }
       *[other] { $amount } messages acceptés en { $language }
    }
    .finished-trees = { $count ->
        [one] { $amount } conversation terminée en { $language }
       *[other] { $amount } conversations terminées en { $language }
    }
    .contributions = { $count ->
        [one] { $amount } contribution en { $language }
       *[other] { $amount } contributions en { $language }
    }
    .share = { $percent } %
    .today = { $count ->
        [0] Rien encore aujourd'hui
       *[other] Aujourd'hui { $amount }
    }
    .rate = { $count ->
        [0] moins de 1 par jour
       *[other] { $amount } par jour
    }
    .reached = l'objectif est atteint
    .unknown = il est trop tôt pour estimer une date
    .date = { $days ->
        [one] à ce rythme, { $date } (±{ $days } jour)
       *[other] à ce rythme, { $date } (±{ $days } jours)
    }
    .date-open = à ce rythme, { $date } ou bien plus tard
    .near = le { $date }
    .far = en { $date }
    .until = Se termine { $when }
    .paused = En pause : ce qui arrive entre-temps ne compte pas pour la campagne.
    .ended = Cette campagne est terminée. Merci pour chaque contribution.
    .updated = Mis à jour { $when }

# Quand une partie de l'objectif est atteinte.
post-milestone =
    .text = { $percent } % sont faits : { $done } sur { $goal }.
    .goal = Objectif atteint : { $done } sur { $goal }. La campagne reste ouverte jusqu'à sa date de fin.

# À la fin d'une campagne. $campaign est son titre.
post-end =
    .title = Campagne terminée : { $campaign }
    .text = Ensemble, nous sommes arrivés à { $done } sur { $goal }, soit { $percent } %. Les conversations en { $language } qui en sont nées restent.
    .reached = Objectif atteint : { $done } sur { $goal }. Les conversations en { $language } qui en sont nées restent.
    .thanks = Merci
    .people = Personnes
    .days = Jours
    .best-day = Meilleur jour
    .more = { $count ->
        [1] une personne de plus
       *[other] { $amount } personnes de plus
    }
    .everybody = { $count ->
        [1] À la personne qui a contribué.
       *[other] Aux { $amount } personnes qui ont contribué.
    }

# Ce qu'on lit après « Comment ça marche ? » dans une campagne. $until est une date avec l'heure.
post-how =
    .title = Comment marche la campagne
    .text = La communauté veut arriver à **{ $goal }** en { $language }. Tout ce qui est apporté dans cette langue compte, depuis n'importe quel serveur.
    .accepted-messages = Les messages acceptés par la relecture comptent. Écrire compte une fois accepté ; étiqueter et classer y mènent plus vite.
    .finished-trees = Les conversations terminées comptent : écrites, relues et classées. Chaque tâche les rapproche de la fin.
    .contributions = Chaque tâche envoyée compte : écrire, étiqueter ou classer.
    .join = Appuie sur le premier bouton : il donne exactement ce qui manque le plus. La première fois, tu acceptes les conditions ; ensuite, une tâche prend quelques minutes.
    .rivals = L'autre chiffre est celui des langues en course, compté depuis le même moment.
    .until = Elle se termine le { $until }.
    .ended = Elle est terminée, mais des conversations attendent encore un coup de main.

# Un mot pour l'équipe de modération. $channel est un salon, $command une commande.
post-refused =
    .title = Je ne peux pas publier dans un salon
    .forbidden = Discord ne me laisse pas publier dans { $channel } : il me manque la permission de voir le salon, d'envoyer des messages, d'intégrer des liens ou de joindre des fichiers. J'ai arrêté ce qui y est publié ({ $languages }). Donne-moi les permissions et relance-le avec { $command }.
    .rejected = Discord n'a pas accepté une publication dans { $channel } ({ $languages }) après plusieurs essais. Je la laisse de côté ; la prochaine viendra à son heure. Ce qui est publié là se règle avec { $command }.
    .gone = Le salon { $channel } n'existe plus. J'ai arrêté ce qui y était publié ({ $languages }). Choisis-en un autre avec { $command }.
    .campaign-forbidden = Discord ne me laisse pas publier dans { $channel } le message d'une campagne ({ $languages }). La campagne continue de compter. Donne-moi la permission de voir le salon, d'envoyer des messages, d'intégrer des liens et de joindre des fichiers.
    .campaign-gone = Le salon { $channel }, où se trouvait le message d'une campagne ({ $languages }), n'existe plus. La campagne continue de compter sans lui.

# Boutons sous une publication : ils donnent une tâche de ce type. 60 max.
button-post =
    .initial-prompt = Écrire un prompt
    .assistant-reply = Répondre à un prompt
    .prompter-reply = En continuer une
    .label-initial-prompt = En étiqueter un
    .label-assistant-reply = En étiqueter une
    .label-prompter-reply = En étiqueter un
    .rank-assistant-replies = En classer une maintenant
    .rank-prompter-replies = En classer une maintenant
    .rank-initial-prompts = Comparer des prompts
    .how = Comment ça marche ?

## Publications et campagnes : ce qui n’est pas possible
# Réponses à qui gère le serveur et prépare les publications (/channels) ou une campagne (/campaign). Max. 400.
error-feed-gone = Regarde à nouveau ce qui est publié sur ce serveur : ceci n’y est plus.
error-board-size = Choisis entre { $least } et { $most } lignes : c’est ce qui tient dans un classement.
# $schedule est ce qui a été écrit ; « mon » est le lundi dans une ligne cron.
error-schedule = { $reason ->
    [too-often] Choisis une fois par heure au plus : avec `{ $schedule }`, on publierait plus souvent.
    [never] Change le jour ou le mois : `{ $schedule }` n’arrive jamais.
    [time] Écris l’heure ainsi : 9:00 ou 18:30. `{ $schedule }` n’est pas une heure.
   *[broken] Écris cinq champs séparés par des espaces, par exemple `0 9 * * mon` (chaque lundi à neuf heures) : `{ $schedule }` ne se comprend pas.
}
error-rivals = Choisis { $most } langues rivales au plus : au-delà, le graphique ne se lit plus.
error-campaign-running = Termine d’abord la campagne qui est là : ce serveur en a déjà une pour { $language }, en cours ou en pause.
error-campaign-gone = Regarde la liste des campagnes de ce serveur : celle-ci n’y est pas.

# Quand quelque chose est publié, dans une phrase ou une liste. $time : « 09:00 ». $days : « lundi et jeudi ». Max. 80.
timetable =
    .hourly = chaque heure, à la minute { $minute }
    .daily = chaque jour, { $time }
    .weekly = chaque { $days }, { $time }
    .monthly = le { $day ->
        [1] 1er
       *[other] { $day }
    } de chaque mois, { $time }
    .month-end = le dernier jour de chaque mois, { $time }
    .line = selon la ligne cron `{ $line }`

## Classements, page personnelle, statistiques et langues comparées
# Commandes et options : nom max. 32, description max. 100.

command-leaderboard =
    .name = classement
    .description = Qui contribue le plus, et à quelle place tu es.
option-leaderboard-language =
    .name = langue
    .description = Langue des contributions ; sinon, la première des tiennes.
option-leaderboard-period =
    .name = période
    .description = Aujourd'hui, cette semaine, ce mois-ci ou depuis le début.
option-leaderboard-scope =
    .name = étendue
    .description = Ce serveur ou tous.
command-me =
    .name = moi
    .description = Tes points, ton niveau, tes places et le sort de tes dernières contributions.
command-stats =
    .name = statistiques
    .description = Ce que nous avons réuni, en mots et en images.
option-stats-language =
    .name = langue
    .description = Une langue ; sinon, toutes.
command-share =
    .name = partager
    .description = Des langues face à face : une image à montrer dans le salon.
option-share-languages =
    .name = langues
    .description = De deux à cinq, séparées par des virgules.
option-share-per-head =
    .name = par-personne
    .description = Compter par personne qui contribue, et non au total.

# À la place d'une langue, quand ce sont toutes ; aussi comme choix d'un menu : max. 100.
all-languages = toutes les langues
# À la place d'un nom, quand on n'en connaît aucun.
somebody = quelqu'un de la communauté

# Périodes d'un classement ; max. 100. Aussi comme choix d'une commande.
frame-day = aujourd'hui
frame-week = cette semaine
frame-month = ce mois-ci
frame-total = depuis le début
# Menu des périodes ; max. 150.
frame-placeholder = Une autre période

# Le classement. .here et .everywhere : choix d'une commande et partie de l'en-tête, max. 100.
# $name est le nom de quelqu'un. Les nombres sont en petit sous le nom : courts.
leaderboard =
    .title = 🏆 Classement
    .here = ce serveur
    .everywhere = tous les serveurs
    .empty = Il n'y a encore personne : la première place est libre.
    .page = Page { $page }
    .line = **{ $rank }.** { $name } · { $points ->
        [one] **{ $points }** point
       *[other] **{ $points }** points
    }
    .own-line = **{ $rank }.** **{ $name }** (toi) · { $points ->
        [one] **{ $points }** point
       *[other] **{ $points }** points
    }
    .prompts = { $count ->
        [one] { $count } prompt
       *[other] { $count } prompts
    }
    .replies = { $count ->
        [one] { $count } réponse
       *[other] { $count } réponses
    }
    .reviews = { $count ->
        [one] { $count } relecture
       *[other] { $count } relectures
    }
    .rankings = { $count ->
        [one] { $count } classement
       *[other] { $count } classements
    }
    .streak = { $days ->
        [one] série de { $days } jour
       *[other] série de { $days } jours
    }
    .own-title = Ta place
    .own-none = Tu n'as pas encore de points ici. Une seule contribution te fait entrer dans le classement.
    .own-hidden = Cette ligne n'est que pour toi : les autres ne te voient pas ici.
    .leads = Personne n'est devant toi.
    .missing = { $points ->
        [one] Il te manque { $points } point pour rejoindre la place suivante.
       *[other] Il te manque { $points } points pour rejoindre la place suivante.
    }
    .missing-rank = { $points ->
        [one] Il te manque { $points } point pour la place { $rank }.
       *[other] Il te manque { $points } points pour la place { $rank }.
    }

# La page personnelle. Titres : max. 256.
me =
    .title = Tout sur toi
    .points = { $points ->
        [one] **{ $points }** point · niveau **{ $level }**
       *[other] **{ $points }** points · niveau **{ $level }**
    }
    .level-next = { $points ->
        [one] Il te manque { $points } point pour le niveau { $level }.
       *[other] Il te manque { $points } points pour le niveau { $level }.
    }
    .level-last = Tu as atteint le dernier niveau.
    .today = { $total ->
        [one] { $total } contribution en tout ; aujourd'hui, { $today }.
       *[other] { $total } contributions en tout ; aujourd'hui, { $today }.
    }
    .streak = { $days ->
        [one] Série de { $days } jour.
       *[other] Série de { $days } jours.
    }
    .acceptance = Ce que tu as écrit
    .acceptance-none = { $waiting ->
        [0] Rien de toi n'est encore en relecture.
        [one] Rien n'est encore décidé : { $waiting } message attend.
       *[other] Rien n'est encore décidé : { $waiting } messages attendent.
    }
    .accepted = { $decided ->
        [one] { $decided } message décidé ; acceptés : **{ $accepted }** ({ $share }).
       *[other] { $decided } messages décidés ; acceptés : **{ $accepted }** ({ $share }).
    }
    .waiting = { $waiting ->
        [0] Rien n'attend de relecture.
        [one] { $waiting } attend une relecture.
       *[other] { $waiting } attendent une relecture.
    }
    .ranks = Tes places, toutes langues réunies
    .rank = { $frame } : **{ $everywhere }**
    .rank-here = { $frame } : **{ $here }** ici · **{ $everywhere }** sur tous les serveurs
    .badges = Insignes
    .team = Équipe
    .shown = Comment on te voit
    .shown-alias = Dans les classements, tu es **{ $name }** (ton alias).
    .shown-name = Dans les classements, tu es **{ $name }**.
    .credit-on = Les remerciements des campagnes te nomment.
    .credit-off = Les remerciements des campagnes ne te nomment pas.
    .points-by = D'où viennent tes points
    .points-none = Tu n'as pas encore de points : la première contribution en apporte.
    .recent = Tes dernières contributions
    .visibility-saved = Enregistré : ta visibilité a changé.
    .alias-saved = Enregistré : les classements utilisent ton alias.
    .alias-gone = C'est fait : tu n'as plus d'alias, c'est ton nom qui sert.
    .credit-saved = Enregistré : les prochains remerciements en tiendront compte.

# À la fin de la ligne de chacune des dernières contributions. $rank est une place.
me-outcome =
    .waiting = en attente d'autres personnes
    .accepted = accepté
    .rejected = pas accepté
    .removed = retiré
    .ranked = accepté, à la place { $rank }
    .agreed = d'accord avec les autres
    .disagreed = les autres ont vu autre chose
    .counted = déjà compté

# Menu de visibilité : .name et .description max. 100 ; la description se lit aussi sur la page personnelle.
visibility-placeholder = Où l'on te voit
visibility-public =
    .name = Visible partout
    .description = Tu apparais dans les classements de tous les serveurs.
visibility-server =
    .name = Sur tes serveurs seulement
    .description = Tu apparais dans les classements de chaque serveur, pas dans celui qui les réunit.
visibility-private =
    .name = Ne pas apparaître
    .description = Tu n'apparais dans aucun classement ; ta place n'est que pour toi.

# Le formulaire de l'alias : .title et .label max. 45, .description et l'exemple max. 100.
alias-form =
    .title = Ton alias
    .label = Comment les classements t'appellent
    .description = Jusqu'à 32 caractères. Laisse vide pour utiliser ton nom.
alias-placeholder = Un nom court

# Boutons : max. 80.
button-page-back = Précédents
button-page-on = Suivants
button-board-here = Voir ce serveur
button-board-everywhere = Voir tous les serveurs
button-boards = Classement
button-me = Ma page
button-alias = Alias
button-credit-on = Nomme-moi dans les mercis
button-credit-off = Les mercis me nomment
button-publish = Publier ici
button-race-total = Voir au total
button-race-head = Voir par personne
button-join = Participer en { $language }

# Statistiques. Titres : max. 100 (ils sont aussi dans l'image). Boutons : max. 80. $amount est ce qu'on lit.
stats =
    .empty = Il n'y a encore rien à compter ici : la première contribution ouvrira cette page.
    .invitation = Et si c'était la tienne ?
    .more = { $count ->
        [one] Il y a { $count } autre langue : choisis-la dans le menu.
       *[other] Il y a { $count } autres langues : choisis-les dans le menu.
    }
    .others = autres langues
# Menu des langues ; max. 150.
stats-placeholder = Une autre langue
stats-overview =
    .title = Ce que nous avons
    .text = Messages de toutes les conversations, importées comprises ; contributions et personnes de tous les serveurs.
    .button = Résumé
    .messages = { $count ->
        [one] **{ $amount }** message, { $accepted } accepté
       *[other] **{ $amount }** messages, { $accepted } acceptés
    }
    .trees = { $count ->
        [one] **{ $amount }** conversation terminée
       *[other] **{ $amount }** conversations terminées
    }
    .contributions = { $count ->
        [one] **{ $amount }** contribution
       *[other] **{ $amount }** contributions
    }
    .people = { $count ->
        [one] **{ $amount }** personne
       *[other] **{ $amount }** personnes
    }
    .written = messages
    .reviews = relectures
    .rankings = classements
stats-messages =
    .title = Messages par rôle
    .text = Qui parle dans les messages réunis, et combien ont été acceptés.
    .button = Messages
    .line = { $role } : **{ $amount }** ({ $accepted } acceptés)
stats-trees =
    .title = Arbres par état
    .text = Un arbre est une conversation avec toutes ses réponses.
    .button = Arbres
    .review = prompt en relecture
    .waiting = prompt en attente
    .growing = en croissance
    .ranking = à classer
    .ready = terminés
    .stopped = arrêtés
stats-funnel =
    .title = De l'écriture à la publication
    .text = Jusqu'où vont les messages ; la part est celle de tous les messages écrits.
    .button = Entonnoir
    .line = **{ $amount }** · { $stage } ({ $share })
stage =
    .written = écrits
    .accepted = acceptés
    .ranked = classés
    .exportable = publiables
stats-time =
    .title = Contributions par jour
    .text = Jours en UTC ; ce qui a été importé ne compte pas.
    .button = Par jour
    .line = Aujourd'hui **{ $today }** · 7 jours **{ $week }** · 30 jours **{ $month }** · 90 jours **{ $quarter }**
stats-people =
    .title = Personnes par jour
    .text = Personnes qui ont contribué ; qui le fait en deux langues compte dans les deux.
    .button = Personnes
    .line = Aujourd'hui **{ $today }** · cette semaine **{ $week }** · ce mois-ci **{ $month }** · en tout **{ $total }**
stats-agreement =
    .title = Accord entre relectures
    .text = Alpha de Krippendorff de chaque question : 1 veut dire que tout le monde répond la même chose, 0 qu'on s'accorde aussi souvent que par hasard. Il dit si la question est comprise de la même façon, pas si la réponse est juste. Dans l'image, 100 % est un alpha de 1.
    .button = Accord
    .line = { $count ->
        [one] **{ $alpha }** · { $question } ({ $amount } message)
       *[other] **{ $alpha }** · { $question } ({ $amount } messages)
    }

# États d'un arbre, après leur nombre.
tree-state =
    .initial-prompt-review = dont le prompt est en relecture
    .prompt-lottery-waiting = dont le prompt attend d'être tiré
    .growing = en croissance
    .ranking = à classer
    .ready-for-scoring = près d'être terminés
    .ready-for-export = terminés
    .scoring-failed = dont les classements n'ont pas pu être réunis
    .aborted-low-grade = écartés à la relecture
    .halted-by-moderator = arrêtés
    .backlog-ranking = importés, à classer plus tard

# Langues comparées : l'aperçu et ce qui est publié. $leader et $follower sont des langues ; $lead, l'écart.
share =
    .measure = messages acceptés
    .empty = Il n'y a pas encore de messages acceptés dans ces langues. Le premier décidera qui prend la tête.
    .alt = Texte pour qui ne voit pas l'image
    .private = Voilà ce qu'on verra. Pour l'instant, c'est pour toi seulement.
    .total = Messages acceptés à ce jour :
    .per-head = Messages acceptés à ce jour, par personne qui contribue :
    .leads = En tête : **{ $leader }**, avec { $lead } d'avance ; ensuite : { $follower }.
    .level = Égalité en tête.
    .invitation-title = Tu viens ?
    .invitation = Chaque message écrit, relu ou classé fait bouger la ligne. Appuie sur le bouton et reçois ta première tâche.
    .published = Publié : [voir le message]({ $link }).

# Quand on compare des langues ; $least et $most sont des nombres.
error-race-languages = Choisis de { $least } à { $most } langues différentes, séparées par des virgules.
# Quand on publie. $missing est la liste des permissions qui manquent, telles que Discord les nomme.
error-share-member = Essaie dans un salon où tu peux écrire : ici, tu n'en as pas la permission.
error-share-bot = Demande à qui gère le serveur de me laisser publier ici. Il me manque : { $missing }.
error-share-again = { $minutes ->
    [one] Attends { $minutes } minute : une comparaison vient d'être publiée dans ce salon.
   *[other] Attends { $minutes } minutes : une comparaison vient d'être publiée dans ce salon.
}
error-publish = Réessaie dans quelques minutes : Discord ne m'a pas laissé publier ici.

## Équipes et badges

# Commandes. Nom : 32 caractères au plus, en minuscules, sans espace. Description : 100 au plus.
command-team =
    .name = équipe
    .description = Ton équipe sur ce serveur, et où elle en est face aux autres.
command-team-join =
    .name = rejoindre
    .description = Rejoins une équipe de ce serveur ; si tu en avais une autre, tu la quittes.
command-team-leave =
    .name = quitter
    .description = Quitte ton équipe sur ce serveur.
command-team-board =
    .name = tableau
    .description = Regarde où en sont les équipes de ce serveur.
option-team-team =
    .name = équipe
    .description = Une des équipes du serveur.
option-team-period =
    .name = période
    .description = Aujourd'hui, cette semaine, ce mois-ci ou depuis le début.
option-team-compare =
    .name = comparer
    .description = Au total ou par personne.
option-team-language =
    .name = langue
    .description = Langue des contributions ; sans elle, toutes ensemble.
command-teams =
    .name = équipes
    .description = Définis les équipes de ce serveur.
command-teams-add =
    .name = ajouter
    .description = Ajoute une équipe : un pays, une variété, un club.
command-teams-rename =
    .name = renommer
    .description = Change le nom d'une équipe.
command-teams-remove =
    .name = retirer
    .description = Retire une équipe avec ses points.
command-teams-list =
    .name = liste
    .description = Regarde les équipes de ce serveur.
option-teams-team =
    .name = équipe
    .description = L'équipe dont il s'agit.
option-teams-name =
    .name = nom
    .description = Comment elle s'appelle, en 2 à 32 caractères.
command-badges =
    .name = badges
    .description = Les badges, et les rôles qu'ils donnent sur ce serveur.
command-badges-list =
    .name = liste
    .description = Regarde les badges que tu as et ce que demandent les autres.
command-badges-role =
    .name = rôle
    .description = Choisis le rôle que donne un badge (pour qui gère le serveur).
option-badges-badge =
    .name = badge
    .description = Le badge dont il s'agit.
option-badges-role =
    .name = rôle
    .description = Le rôle qu'il donne ; sans lui, aucun.

# Le tableau des équipes. .total et .per-head suivent la langue et la période, et sont des choix de la commande.
# $points peut avoir des décimales. Les noms sont écrits par les gens.
team-board =
    .title = Équipes
    .total = total
    .per-head = par personne
    .empty = Il n'y a pas encore d'équipe à comparer.
    .line = **{ $rank }.** **{ $name }** · { $points ->
        [one] { $points } point
       *[other] { $points } points
    } · { $members ->
        [one] { $members } personne
       *[other] { $members } personnes
    }
    .line-per-head = **{ $rank }.** **{ $name }** · { $points ->
        [one] { $points } point par personne
       *[other] { $points } points par personne
    } · { $members ->
        [one] { $members } personne
       *[other] { $members } personnes
    }
    .own-title = Ton équipe
    .own-none = Tu n'en as pas encore. Choisis-en une avec { $command } : ce que tu apportes ici à partir de là compte pour elle.
    .own-small = **{ $name }** entre dans ce tableau dès qu'elle compte { $members } personnes.
    .per-head-note = Les points sont divisés entre celles et ceux qui en font partie maintenant. Il faut au moins { $members } personnes.

# Après avoir rejoint une équipe.
team-joined =
    .title = Ton équipe
    .text = Tu fais maintenant partie de **{ $name }**. Ça fait plaisir de t'avoir ici.
    .changed = Tu quittes **{ $left }** pour **{ $name }**. Ce que tu as fait avant reste à { $left }.
    .already = Tu étais déjà dans **{ $name }** : rien ne change.
    .members = { $members ->
        [1] Pour l'instant, tu es la première personne : invite du monde.
       *[other] Avec toi, vous êtes { $members }.
    }
    .from-now = Ce que tu apportes sur ce serveur à partir de maintenant compte pour elle ; les points apparaissent au bout de quelques minutes.

# Après avoir quitté une équipe.
team-left =
    .title = Ton équipe
    .text = Tu as quitté **{ $name }**. Ce que tu as fait pendant que tu y étais reste à l'équipe.
    .none = Tu n'as pas d'équipe sur ce serveur. Choisis-en une avec { $command }.

# Les équipes, pour qui gère le serveur.
teams =
    .title = Équipes de ce serveur : { $count }
    .line = **{ $name }** · { $members ->
        [one] { $members } personne
       *[other] { $members } personnes
    }
    .empty = Il n'y en a pas encore. Ajoute la première avec { $command }.
    .added = Nouvelle équipe : **{ $name }**.
    .renamed = **{ $old }** s'appelle maintenant **{ $name }**.
    .removed = L'équipe **{ $name }** n'existe plus.
    .remove-title = Retirer cette équipe ?
    .remove-text = { $members ->
        [0] Les points de **{ $name }** sont perdus, sans retour possible. Personne n'en fait partie.
        [one] Les points de **{ $name }** sont perdus, sans retour possible. La personne qui en fait partie n'a plus d'équipe ; ses propres points ne changent pas.
       *[other] Les points de **{ $name }** sont perdus, sans retour possible. Les { $members } personnes qui en font partie n'ont plus d'équipe ; leurs propres points ne changent pas.
    }

# Boutons des équipes. 80 au plus, mieux moins de 25.
button-team =
    .board = Voir le tableau
    .total = Comparer au total
    .per-head = Comparer par personne
    .before = Précédentes
    .after = Suivantes
    .list = Voir les équipes
    .keep = Non, la garder
    .remove = Retirer l'équipe

# Chaque badge : .name est aussi un choix d'une commande (100 au plus), .how dit ce qu'il demande (en minuscules, après le
# nom) et .news est la ligne qu'on lit en le gagnant, sous le remerciement.
badge-first-prompt =
    .name = Premier prompt
    .how = écris un prompt initial
    .news = Badge **Premier prompt** : tu viens d'ouvrir ta première conversation.
badge-contributions-10 =
    .name = Dix contributions
    .how = arrive à dix contributions
    .news = Badge **Dix contributions** : ça se voit que tu es là.
badge-contributions-50 =
    .name = Cinquante contributions
    .how = arrive à cinquante contributions
    .news = Badge **Cinquante contributions** : il y a un peu de toi dans beaucoup de conversations.
badge-contributions-100 =
    .name = Cent contributions
    .how = arrive à cent contributions
    .news = Badge **Cent contributions** : cent fois merci.
badge-contributions-300 =
    .name = Trois cents contributions
    .how = arrive à trois cents contributions
    .news = Badge **Trois cents contributions** : peu de gens arrivent jusque-là.
badge-streak-3 =
    .name = Série de 3 jours
    .how = contribue trois jours de suite
    .news = Badge **Série de 3 jours** : ça devient une habitude.
badge-streak-7 =
    .name = Série de 7 jours
    .how = contribue sept jours de suite
    .news = Badge **Série de 7 jours** : une semaine entière, merci de revenir.
badge-streak-30 =
    .name = Série de 30 jours
    .how = contribue trente jours de suite
    .news = Badge **Série de 30 jours** : un mois de constance.
badge-streak-100 =
    .name = Série de 100 jours
    .how = contribue cent jours de suite
    .news = Badge **Série de 100 jours** : cent jours de suite ; les mots manquent.
badge-best-reply =
    .name = Meilleure réponse
    .how = écris une réponse que la communauté met en première place
    .news = Badge **Meilleure réponse** : la communauté a mis un de tes messages en première place.
badge-agreeing-reviewer =
    .name = À l'unisson
    .how = relis comme le font les autres ; on regarde à partir de { $answers } réponses comparées
    .news = Badge **À l'unisson** : tes relectures concordent avec celles des autres.

# La liste des badges. .role suit un badge ; $role est un rôle de Discord.
badges =
    .title = Badges
    .text = Chacun se gagne une fois et te reste.
    .own = Les tiens
    .others = À gagner
    .role = donne le rôle { $role }
    .role-title = Rôle pour un badge
    .role-set = Qui gagne **{ $badge }** reçoit le rôle { $role }. Qui l'a déjà le reçoit avec son prochain badge, ou en ouvrant la liste des badges.
    .role-none = **{ $badge }** ne donne plus de rôle. Qui l'a le garde.

# Ce qui ne se peut pas avec les équipes et les badges. $command est une commande ; $role et $bot, un rôle et le bot comme Discord les montre.
error-team-taken = Trouve un autre nom : une équipe s'appelle déjà ainsi, ou presque.
error-team-gone = Choisis une équipe dans la liste qui apparaît quand tu écris : celle-là n'existe pas, ou plus.
error-no-teams = Ajoute une équipe avec { $command }, ou demande à qui gère le serveur : il n'y en a pas encore ici.
error-too-many-teams = Retire d'abord une équipe : un serveur peut en avoir { $most }.
error-role-everyone = Choisis un autre rôle : tout le monde a déjà @everyone.
error-role-managed = Choisis un autre rôle : { $role } appartient à une application ou est géré par Discord, et ne peut pas être donné.
error-role-powerful = Choisis un rôle sans permission de modération ni de gestion : { $role } en a, et tout le monde peut gagner un badge.
error-role-permission = Donne-moi la permission « Gérer les rôles » dans Paramètres du serveur → Rôles → { $bot } → Permissions, puis réessaie.
error-role-high = Place mon rôle au-dessus de { $role } dans Paramètres du serveur → Rôles et réessaie, ou choisis un rôle plus bas.
error-role-above-you = Choisis un rôle en dessous de ton rôle le plus haut : { $role } ne l'est pas.

## Salons et campagnes : commandes pour qui gère un serveur, et l'état des campagnes pour tout le monde
# Nom : max 32, en minuscules et sans espace. Description : max 100.

command-channels =
    .name = salons
    .description = Ce qui est publié dans chaque salon : classements, résumés et campagnes.
command-channels-bind =
    .name = lier
    .description = Lie un salon à une langue et choisis ce qui y est publié.
command-channels-unbind =
    .name = délier
    .description = Ne publie plus rien dans un salon.
command-channels-list =
    .name = liste
    .description = Tous les salons liés, ce qui vient ensuite et ce qui est en pause.
command-channels-show =
    .name = voir
    .description = Ce qui est publié dans un salon : activer, changer l'horaire ou voir un aperçu.
command-channels-settings =
    .name = réglages
    .description = Le fuseau horaire du serveur, les couleurs des images et le salon de la modération.
command-channels-hide =
    .name = masquer
    .description = Retire quelqu'un des classements de ce serveur, à sa demande.
command-channels-unhide =
    .name = afficher
    .description = Remets quelqu'un dans les classements de ce serveur.
option-channels-channel =
    .name = salon
    .description = Un salon textuel.
option-channels-language =
    .name = langue
    .description = La langue des contributions affichées.
option-channels-posts =
    .name = publications
    .description = Ce qui est publié, séparé par des virgules ; sans rien, l'habituel.
option-channels-time-zone =
    .name = fuseau-horaire
    .description = L'horloge des publications. Écris une ville ou un pays.
option-channels-moderators-channel =
    .name = salon-modération
    .description = Où le bot prévient quand quelque chose ne marche plus.
option-channels-theme =
    .name = thème
    .description = Les couleurs des images.
option-channels-member =
    .name = membre
    .description = De qui il s'agit.
command-campaign =
    .name = campagne
    .description = Un but commun pour une langue, avec son message en direct.
command-campaign-start =
    .name = lancer
    .description = Lance une campagne ; tu verras un résumé avant la publication.
command-campaign-status =
    .name = état
    .description = Où en est une campagne : chiffres, rythme et prévision.
command-campaign-pause =
    .name = suspendre
    .description = Mets une campagne en pause : ce qui arrive entre-temps ne compte pas.
command-campaign-resume =
    .name = reprendre
    .description = Reprends une campagne en pause.
command-campaign-end =
    .name = terminer
    .description = Termine une campagne avant l'heure.
command-campaign-list =
    .name = liste
    .description = Les campagnes de ce serveur, même terminées.
option-campaign-language =
    .name = langue
    .description = La langue de la campagne.
option-campaign-goal =
    .name = but
    .description = Combien réunir ; sans nombre, 50 000.
option-campaign-unit =
    .name = unité
    .description = Ce qui compte.
option-campaign-until =
    .name = fin
    .description = Le dernier jour : 31/12/2026, 2026-12-31 ou « 30 jours ».
option-campaign-versus =
    .name = contre
    .description = Les langues rivales, séparées par des virgules : quatre au plus.
option-campaign-channel =
    .name = salon
    .description = Où publier ; sans salon, celui des campagnes de la langue, ou ici.

# Ce que compte une campagne, dans une liste de choix. Max 100.
campaign-unit-accepted-messages = Messages acceptés
campaign-unit-finished-trees = Conversations terminées
campaign-unit-contributions = Contributions
# Les couleurs des images, dans une liste de choix. Max 100.
theme-dark = Sombre
theme-light = Clair
# Mots compris derrière un nombre dans « fin » : tous ceux qu'on emploie, en minuscules, avec des virgules.
campaign-until =
    .days = jours, jour, j
    .weeks = semaines, semaine

# Chaque chose publiée. .name : max 60. .about : max 100, dans la liste déroulante.
feed-board-day =
    .name = Classement du jour
    .about = Qui a le plus contribué en un jour
feed-board-week =
    .name = Classement de la semaine
    .about = Qui a le plus contribué en une semaine
feed-board-month =
    .name = Classement du mois
    .about = Qui a le plus contribué en un mois
feed-board-total =
    .name = Classement général
    .about = Qui a le plus contribué depuis le début
feed-digest =
    .name = Résumé
    .about = Ce qui s'est passé depuis hier
feed-teaser =
    .name = Conversation qui attend
    .about = Une conversation ouverte, pour donner envie
feed-campaign =
    .name = Campagnes
    .about = Où va le message en direct des campagnes de cette langue
feed-milestones =
    .name = Étapes
    .about = Quand une campagne atteint 10, 25, 50, 75 et 100 %

# Le panneau d'un salon. $language est la langue affichée ; $channel est dessiné par Discord.
channel-panel =
    .title = Publications : { $language }
    .intro = Dans { $channel }, à l'heure de { $zone }. Choisis-en une pour la changer.
    .bound = C'est fait : { $channel } est lié à cette langue : { $language }.
    .changed = Changement enregistré : { $post }.
# Parties de la ligne de chaque publication, séparées par des points.
feed-line =
    .on = activée
    .off = désactivée
    .paused = en pause
    .events = quand il se passe quelque chose
    .size = { $size ->
        [one] { $size } place
       *[other] { $size } places
    }
    .locale = textes : { $language }
    .in-place = le même message est modifié
    .anew = chaque fois un nouveau message
    .everywhere = tous les serveurs
    .next = prochaine : { $when }
# Pourquoi quelque chose est en pause, dans une phrase : « en pause : … ».
feed-paused =
    .forbidden = il manque des permissions dans le salon
    .gone = le salon n'existe plus
    .other = Discord n'y laisse pas publier
# La liste déroulante du panneau. Max 150.
feed-placeholder = Choisis une publication…

# Boutons du panneau. Max 80.
button-feed =
    .on = Activer
    .off = Désactiver
    .change = Modifier
    .preview = Voir un aperçu
    .resume = Reprendre
button-channels =
    .back = Retour au salon
    .check = Vérifier à nouveau
    .list = Tous les salons
    .edit = Continuer la saisie

# Le formulaire d'une publication. Titres : max 45. Descriptions et choix : max 100.
feed-form =
    .title = { $post }
    .frequency = À quelle fréquence ?
    .daily = Tous les jours
    .weekly = Le lundi
    .monthly = Le 1er de chaque mois
    .cron = Un autre horaire, en ligne cron
    .time = Heure, ou ligne cron
    .time-about = Par exemple 09:00 ; ou en cron, 30 18 * * mon,thu
    .size = Places
    .size-about = De { $least } à { $most }
    .locale = Langue des textes
    .locale-auto = Celle du salon, si je la parle
    .place = Comment publier ?
    .place-anew = Chaque fois un nouveau message
    .place-in-place = Toujours le même message, modifié
    .place-anew-here = Nouveau message, ce serveur seulement
    .place-anew-everywhere = Nouveau message, tous les serveurs
    .place-in-place-here = Même message, ce serveur seulement
    .place-in-place-everywhere = Même message, tous les serveurs

# Au-dessus de l'aperçu d'une publication.
feed-preview = Voici à quoi ressemblerait « { $post } » maintenant. Tu es la seule personne à voir ceci.

# La liste des salons liés.
channel-list =
    .title = Salons liés
    .empty = Il n'y en a pas encore. Lie le premier avec { $command }.
    .on = { $count ->
        [0] rien d'activé
        [one] { $count } publication activée
       *[other] { $count } publications activées
    }
    .paused = ⏸ En pause : { $posts } ({ $because })
# La liste déroulante. Max 150.
channel-list-placeholder = Voir un salon…
# Après avoir délié.
channel-unbound = C'est fait : plus rien n'est publié dans { $channel }. Les messages déjà là restent.
channel-unbound-language = C'est fait : plus rien n'est publié dans { $channel } pour cette langue : { $language }. Les messages déjà là restent.

# Les réglages du serveur.
server-settings =
    .title = Réglages du serveur
    .time-zone = Fuseau horaire : { $zone }
    .theme = Images : { $theme }
    .moderators = Avis à la modération : { $channel }
    .no-moderators = Avis à la modération : pas de salon. Choisis-en un pour savoir quand une publication s'arrête.
    .how = Pour les changer, utilise { $command } avec ce que tu veux changer.
# Masquer et afficher ; $member est dessiné par Discord.
member-hidden = C'est fait : { $member } n'apparaît plus dans les classements de ce serveur.
member-shown = C'est fait : { $member } apparaît de nouveau dans les classements de ce serveur.

# Permissions qui manquent dans un salon. .name : son nom dans Discord, dans cette langue.
permission-view-channel =
    .name = Voir le salon
    .why = pour le trouver
permission-send-messages =
    .name = Envoyer des messages
    .why = pour publier
permission-embed-links =
    .name = Intégrer des liens
    .why = pour les encadrés avec les chiffres
permission-attach-files =
    .name = Joindre des fichiers
    .why = pour les images
permission-read-message-history =
    .name = Voir les anciens messages
    .why = pour ne rien publier deux fois
permission-missing =
    .title = D'abord, donne des permissions au bot
    .text = Dans { $channel }, il me manque :
# $bot est le nom du bot sur le serveur.
permission-how = Ouvre les paramètres du salon, va dans Permissions, ajoute **{ $bot }** et coche ce qui précède en vert. Ensuite, vérifie à nouveau.

# Le résumé avant de lancer une campagne.
campaign-confirm =
    .title = On lance cette campagne ?
    .goal = But : **{ $goal }**
    .unit = Ce qui compte : { $unit }
    .language = Langue : { $language }
    .versus = Rivales : { $languages }
    .until = Jusqu'au : { $when }
    .channel = Publiée dans { $channel }
    .locale = Textes : { $language }
    .note = Compte ce qui arrive après le départ. Le message est publié dès que tu la lances et se met à jour tout seul.
button-campaign =
    .begin = Lancer et publier
    .pause = Mettre en pause
    .resume = Reprendre
    .end = Terminer…
    .end-now = Terminer la campagne
    .keep = Laisser comme ça
    .list = Campagnes
# Au-dessus du panneau d'une campagne, après une action. $channel est dessiné par Discord.
campaign-done =
    .begun = C'est parti : le message est dans { $channel }.
    .paused = En pause : ce qui arrive d'ici la reprise ne compte pas.
    .resumed = Elle reprend.
    .ended = Terminée. Le bilan et les mercis paraissent dans { $channel }.
# La question avant de terminer.
campaign-end =
    .title = Terminer cette campagne ?
    .text = Elle en est à { $done } sur { $goal } ({ $percent } %). La terminer publie le bilan final, et c'est sans retour.
# Les lignes d'une campagne dans la liste et sur son panneau.
campaign-row =
    .progress = { $done } sur { $goal } ({ $percent } %)
    .running = en cours jusqu'au { $when }
    .paused = en pause, jusqu'au { $when }
    .ended = terminée le { $when }
    .where = dans { $channel }
    .problem = ⚠ Le message ne peut pas être affiché : { $because }.
campaign-list =
    .title = Campagnes
    .empty = Il n'y a pas encore eu de campagne sur ce serveur.
    .empty-staff = Il n'y a pas encore eu de campagne sur ce serveur. Lance la première avec { $command }.
    .more = { $count ->
        [one] Et { $count } autre, plus ancienne.
       *[other] Et { $count } autres, plus anciennes.
    }
# La liste déroulante. Max 150.
campaign-placeholder = Voir une campagne…
# Les chiffres que seul /campagne état montre. Les dates sont dessinées par Discord.
campaign-figures =
    .title = Rythme et prévision
    .rate = Rythme : { $rate } par jour.
    .wanted = Pour arriver à temps : { $rate } par jour.
    .forecast = But prévu : { $when }, entre { $earliest } et { $latest }.
    .forecast-open = But prévu : { $when }, ou bien plus tard : on ne peut pas encore préciser.
    .unknown = Il est trop tôt pour une prévision.
    .reached = Le but est atteint.

# Ce qu'on ne peut pas accepter de qui gère le serveur. Chaque phrase commence par ce qu'on peut faire.
error-not-allowed = Demande à quelqu'un qui gère le serveur : il faut la permission « Gérer le serveur ».
error-channel-unseen = Choisis un salon textuel que je vois : je ne peux pas entrer dans { $channel }. Donne-moi la permission « Voir le salon » et réessaie.
error-channel-needed = Dis dans quel salon, avec l'option correspondante : ici, on ne peut pas publier.
error-not-bound = Lie d'abord le salon : rien de tout ça n'est publié dans { $channel }.
error-unknown-post = Choisis dans la liste ce qui est publié : « { $post } » n'y est pas. Tu peux choisir parmi { $known }.
error-unknown-theme = Choisis un thème de la liste : sombre ou clair.
error-feed-choice = Choisis une des options du formulaire.
error-end-unknown = Écris la date comme 2026-12-31 ou 31/12/2026, ou la durée, par exemple « 30 jours ».
error-unknown-unit = Choisis dans la liste ce qui compte.
error-own-rival = Choisis d'autres langues rivales : cette langue ne peut pas courir contre elle-même : { $language }.
error-campaign-long = Choisis moins de langues rivales : avec celles-ci, le résumé ne tient pas.
error-no-campaign = Regarde la liste des campagnes : aucune n'est en cours dans cette langue.
error-no-campaigns = Regarde la liste des campagnes : aucune n'est en cours.
error-which-campaign = Dis dans quelle langue : plusieurs campagnes ne sont pas terminées ({ $languages }).
error-not-contributor = Choisis quelqu'un qui a contribué : cette personne n'est dans aucun classement.

## Les rôles des badges : ce qui ne peut pas être choisi

# En choisissant avec /badges rôle : qui le demande ne peut pas donner de rôles sur le serveur.
error-role-not-yours = Demande à quelqu'un qui a la permission « Gérer les rôles » : pour choisir une récompense, il faut pouvoir donner des rôles.
# En choisissant avec /badges rôle ; $role et $channel sont des mentions.
error-role-channel = Choisis un rôle qui n'apporte rien de plus dans aucun salon : { $role } ouvre { $channel } ou permet d'y modérer, et tout le monde peut gagner un badge.

# L'alias que quelqu'un choisit est le nom du bot, ou se lit pareil ; $name est ce nom.
error-alias-bot = Essaie un autre alias : { $name } est le nom du bot.

## Les limites d'une personne et les textes presque identiques

# En envoyant un texte presque identique à un autre de la même personne.
error-text-similar = Change encore un peu : il ressemble trop à un autre texte que tu as envoyé il y a peu. Rien n'est perdu, tu le retrouveras en modifiant.
# En passant, votant, signalant ou demandant un texte plus souvent qu'une heure ne le permet ; $limit est ce nombre de fois.
error-too-often = { $what ->
    [skip] Essaie la tâche que tu as : tu en as déjà passé { $limit } en une heure. { $minutes ->
        [1] Dans une minute, tu pourras passer de nouveau.
       *[other] Dans { $minutes } minutes, tu pourras passer de nouveau.
    }
    [vote] Fais une petite pause : tu as déjà voté pour { $limit } messages en une heure. { $minutes ->
        [1] Dans une minute, tu pourras continuer.
       *[other] Dans { $minutes } minutes, tu pourras continuer.
    }
    [report] Merci de prévenir. Tu as déjà signalé { $limit } messages en une heure ; si c'est urgent, parle à la modération. { $minutes ->
        [1] Dans une minute, tu pourras continuer.
       *[other] Dans { $minutes } minutes, tu pourras continuer.
    }
   *[newcomer_text] Relis ou classe en attendant : au début, il y a de la place pour { $limit } textes par heure. { $minutes ->
        [1] Dans une minute, tu pourras en écrire un autre.
       *[other] Dans { $minutes } minutes, tu pourras en écrire un autre.
    }
}

## Ses propres données

# La personne qui demande ses données (/confidentialité) n'a jamais contribué, ou a été effacée.
error-nothing-stored = Il n'y a rien à montrer : je ne garde aucune donnée sur toi.

## Examiner : les cas que voit l'équipe de modération (/examiner)

command-review =
    .name = examiner
    .description = Montre le cas le plus urgent qui attend l'équipe de modération.
option-review-language =
    .name = langue
    .description = Seulement les cas dans cette langue.
option-review-reason =
    .name = motif
    .description = Seulement les cas avec ce motif.
command-appeal =
    .name = recours
    .description = Demande qu'une décision sur un de tes textes ou sur toi soit revue.
# Menu contextuel d'un message du bot (clic droit, Applications). Max. 32.
menu-report = Signaler ce texte

# Pourquoi il y a un cas : dans le titre du cas et dans des listes. Max. 100.
case-reason-flood = Avalanche de textes presque identiques
case-reason-flagged-out = Retiré par des signalements
case-reason-report = Signalé
case-reason-raid = Retenu pendant un assaut
case-reason-first-text = Un de ses premiers textes
case-reason-appeal = Recours
case-reason-ring = Comptes qui s'acceptent entre eux
case-reason-pasted = Semble collé ou venu d'une autre IA
case-reason-duplicate = Presque identique à un autre texte
case-reason-halted = Arrêté : beaucoup de gens le passent
case-reason-disagreement = Les avis divergent

# Le panneau d'un cas.
case =
    .title = Cas { $number }
    .opened = ouvert { $when }
    .is-out = Il est retiré pour le moment.
    .is-halted = La conversation est arrêtée.
    .is-aborted = La conversation est finie : son prompt initial n'a pas été accepté.
    .more-reports = { $count ->
        [1] Et encore un signalement.
       *[other] Et encore { $count } signalements.
    }
    .report = 🚩 { $who } : { $why }
    .report-words = 🚩 { $who } : { $why } — « { $words } »
    .appeal = 🙋 Demande une nouvelle lecture : « { $words } »
    .about-member = Le cas concerne une personne, pas un texte.
    .nobody = quelqu'un qui n'est plus là
    .marked = Marqué par l'équipe : { $marks }
    .revisions = { $count ->
        [1] Le texte a été modifié une fois.
       *[other] Le texte a été modifié { $count } fois.
    }
    .labels = Étiquettes : { $labels }
    .share = { $label } { $yes }/{ $count }
    .scale = { $label } { $step } sur { $steps }
    .good = { $steps } = « { $end } »
    .reviews = { $total ->
        [1] Relecture : { $accepted } sur une l'accepte.
       *[other] Relectures : { $accepted } sur { $total } l'acceptent.
    }
    .below = { $count ->
        [0] Il n'y a rien en dessous.
        [one] Il y a un message en dessous.
       *[other] Il y a { $count } messages en dessous.
    }
    .no-author = Le texte est importé : on ne sait pas ici qui l'a écrit.
    .author-erased = La personne qui l'a écrit a fait effacer son compte ici.
    .lease = à toi ; se libère { $when }
    .left = { $count ->
        [0] il n'en reste pas d'autre
        [one] il en reste un autre
       *[other] il en reste { $amount } autres
    }
    .target = le cas porte sur celui-ci

# Pourquoi un texte attend, hors de toute tâche.
case-held-first-text = Il est retenu : c'est un des premiers textes de cette personne.
case-held-raid = Il est retenu : il a été écrit pendant un assaut.
case-held-flood = Il est retenu : il fait partie d'une avalanche.
case-held-quarantine = Il est retenu : tout ce que cette personne a écrit est en quarantaine.

# Ce qu'on sait de qui a écrit le texte ; les parties sont sur une ligne.
case-author =
    .who = Écrit par { $who }
    .person = Personne : { $who }
    .contributions = { $count ->
        [one] { $amount } contribution
       *[other] { $amount } contributions
    }
    .accepted = { $percent } % acceptées
    .removed = { $count ->
        [1] une retirée
       *[other] { $count } retirées
    }
    .reports = { $count ->
        [1] un signalement
       *[other] { $count } signalements
    }
    .warnings = { $count ->
        [1] un avertissement
       *[other] { $count } avertissements
    }
    .newcomer = vient d'arriver
    .title = La personne qui l'a écrit
    .title-person = La personne concernée
    .text = Pour avertir ou suspendre, il faut un motif, que cette personne lira. Une suspension peut être levée.
    .warned = C'est fait : cette personne recevra l'avertissement.
    .suspended-now = Suspension faite : cette personne ne peut plus contribuer et saura pourquoi.
    .lifted = Suspension levée : cette personne peut de nouveau contribuer.
    .not-suspended = Il n'y a aucune suspension que tu puisses lever.

# Les suspensions d'une personne, dans le panneau d'un cas. $where est un des trois premiers ; $by est une mention.
case-suspension =
    .everywhere = sur tous les serveurs
    .here = sur le serveur de ce cas
    .elsewhere = sur un autre serveur
    .until = ⛔ Suspension { $where } jusqu'au { $when }
    .open = ⛔ Suspension { $where }, sans date de fin
    .since = Depuis le { $when }, décidée par { $by }

# Avant de retirer un message qui a des réponses.
case-removing =
    .title = Le retirer avec tout ce qui suit ?
    .text = { $count ->
        [0] Le message est retiré. Tu peux annuler.
        [one] Le message est retiré, et avec lui celui d'en dessous. Tu peux annuler.
       *[other] Le message est retiré, et avec lui les { $count } d'en dessous. Tu peux annuler.
    }
    .root = C'est le prompt initial : la conversation s'arrête.

# Avant de renvoyer un message en relecture.
case-backing =
    .title = Le faire relire ?
    .text = { $count ->
        [0] Il repasse en relecture.
        [one] La relecture qu'il a ne décide plus rien, et d'autres sont demandées. On ne peut pas annuler.
       *[other] Les { $count } relectures qu'il a ne décident plus rien, et d'autres sont demandées. On ne peut pas annuler.
    }

# Ce qui a été décidé, une phrase.
case-done-kept = Cas { $number } : il reste.
case-done-removed = Cas { $number } : retiré. La personne qui l'a écrit le saura.
case-done-restored = Cas { $number } : de nouveau à sa place.
case-done-edited = Cas { $number } : modifié. Le texte précédent est gardé.
case-done-sent-back = Cas { $number } : de nouveau en relecture.
case-done-halted = Cas { $number } : conversation arrêtée.
case-done-restarted = Cas { $number } : la conversation continue.
case-done-granted = Cas { $number } : recours accepté, la décision est annulée.
case-done-denied = Cas { $number } : la décision est maintenue.
case-done-settled = Cas { $number } : fermé.
case-undone = Annulé : le cas est de nouveau ouvert.
case-only = C'est le seul cas libre : d'autres ont le reste, ou il n'y en a plus.
case-undone-closed = Annulé : tout est comme avant.

# Marques de l'équipe de modération qui ne sont pas des étiquettes de relecture.
case-mark-harmless = inoffensif
case-mark-set = Déjà marqué : choisis-le pour l'enlever
case-mark-placeholder = Marquer pour le reste de l'équipe…

# Boutons d'un cas. Max. 80.
button-case =
    .keep = Garder
    .release = Laisser passer
    .remove = Retirer
    .removing = Retirer…
    .remove-now = Tout retirer
    .out = Laisser retiré
    .restore = Remettre
    .edit = Modifier
    .backing = Renvoyer en relecture…
    .back-now = Faire relire
    .halt = Arrêter la conversation
    .restart = Reprendre la conversation
    .grant = Accepter le recours
    .deny = Maintenir la décision
    .settle = Fermer le cas
    .author = Écrit par…
    .person = Personne…
    .warn = Avertir
    .suspend1 = Suspendre 1 jour
    .suspend7 = Suspendre 7 jours
    .suspend0 = Suspendre sans date de fin
    .lift = Lever la suspension
    .record = Voir sa fiche
    .other = Voir le texte précédent
    .show = Retour au cas
    .undo = Annuler
    .next = Cas suivant

# Formulaires d'un cas : titres et étiquettes max. 45, descriptions max. 100.
case-form =
    .remove = Retirer le message
    .edit = Modifier le message
    .warn = Avertir cette personne
    .suspend1 = Suspendre 1 jour
    .suspend7 = Suspendre 7 jours
    .suspend0 = Suspendre sans date de fin
    .why = Motif
    .told = La personne qui a écrit le message le lira.
    .told-person = Cette personne le lira.
    .words = Si tu veux, explique-le en une phrase : elle le lira aussi.
    .text = Texte
    .kept = Le texte précédent est gardé et ses relectures comptent toujours.
    .optional = Facultatif : la personne qui a écrit le message le lira.

# La file des cas : ce qui attend, avec des filtres.
case-queue =
    .title = Ce qui attend l'équipe
    .title-empty = Aucun cas n'est libre
    .text = Choisis les cas que tu veux voir. Maintenant : { $filter }.
    .empty = Il n'y a rien que tu puisses décider maintenant ({ $filter }). Merci de prendre soin de la communauté : reviens plus tard, ou enlève le filtre.
    .line = { $reason } : { $count }
    .waiting = { $count ->
        [0] Aucun
        [one] Un
       *[other] { $count }
    }
    .any-language = Toutes les langues
    .any-reason = Tous les motifs
case-reason-placeholder = Motif des cas…
case-language-placeholder = Langue des cas…

# Un motif de la liste avec des mots à côté.
reason-with-words = { $reason } : « { $words } »

## Avis : ce qu'on dit à qui contribue de ce que d'autres ont décidé

notices-title = Des nouvelles pour toi
notice-reason = Motif : { $reason }
notice-server = C'était sur { $server }.
notice-report-upheld = Merci pour ton signalement : l'équipe de modération a retiré le texte que tu as signalé.
notice-report-upheld-edited = Merci pour ton signalement : l'équipe de modération a modifié le texte que tu as signalé.
notice-report-upheld-sent-back = Merci pour ton signalement : le texte que tu as signalé repart en relecture.
notice-report-upheld-halted = Merci pour ton signalement : l'équipe de modération a arrêté la conversation du texte que tu as signalé.
notice-report-declined = Merci pour ton signalement : l'équipe de modération a regardé et le texte reste.
notice-removed = L'équipe de modération a retiré un de tes textes.
notice-restored = Un de tes textes qui était retiré est de nouveau à sa place.
notice-edited = L'équipe de modération a modifié un de tes textes.
notice-warned = L'équipe de modération te demande de faire attention à ceci.
notice-suspended =
    .until = Ta participation est suspendue jusqu'au { $when }.
    .open = Ta participation est suspendue jusqu'à ce que l'équipe de modération la lève.
notice-lifted = Tu peux de nouveau contribuer : la suspension est finie.
notice-appeal-granted =
    .message = Tu avais raison : la décision sur ton texte est annulée.
    .suspension = Tu avais raison : ta suspension est levée.
notice-appeal-denied =
    .message = La décision sur ton texte a été revue, et elle est maintenue.
    .suspension = Ta suspension a été revue, et elle est maintenue.
notice-held-released = Un de tes textes qui attendait est maintenant visible.
notice-erasure-soon =
    .until = Tes données seront effacées le { $when }. D'ici là tu peux annuler avec /confidentialité.
    .open = Tes données seront bientôt effacées. D'ici là tu peux annuler avec /confidentialité.
button-go-on = Continuer

# Sous « ta participation est suspendue ».
suspended-until =
    .until = Elle dure jusqu'au { $when }.
    .open = Elle n'a pas de date de fin : l'équipe de modération la lève.

# Au lieu de « passe en relecture », quand le texte attend la modération.
thanks-held = Merci. Avant qu'on le voie, quelqu'un de la modération y jette un œil ; les points sont déjà à toi.

## Demander qu'une décision soit revue

button-appeal = Demander une révision
button-appeal-number = Demander une révision ({ $number })
# .message, .suspension : titre du formulaire. Max. 45 ; .description max. 100.
appeal-form =
    .message = Demander une révision : ton texte
    .suspension = Demander une révision : ta suspension
    .label = Pourquoi ?
    .description = Quelqu'un de la modération le lira. Une seule fois par décision.
appeal-taken =
    .title = Demande envoyée
    .text = Quelqu'un de la modération regardera de nouveau, et nous te dirons ce qui est décidé.
appeals =
    .title = Décisions qui peuvent être revues
    .text = Choisis ce qui doit être revu. On peut le demander une fois par décision.
    .none = Il n'y a aucune décision sur toi qui puisse être revue.
appeals-why-removed = Texte retiré
appeals-why-rejected = Texte que la relecture n'a pas accepté
appeals-why-held = Texte qui attend la modération
appeals-why-suspended = Ta suspension
appeal-placeholder = Choisis une décision…

# Réponse à un signalement fait depuis une publication.
flag-taken = Merci pour ton signalement : l'équipe de modération le verra, et nous te dirons ce qu'elle décide.

## Ce qui n'est pas possible : signalements, cas et recours

error-nothing-to-report = Choisis un message de Cosecha qui montre un texte d'une conversation : celui-ci n'en a pas.
error-report-open-first = Il y a plusieurs textes ici : ouvre l'un d'eux dans la liste et signale-le depuis là.
error-case-reason = Choisis le motif dans la liste.
error-case-long = Retire-le, garde-le ou renvoie-le en relecture : le texte est trop long pour être modifié dans un formulaire.
error-suspension-appealed = Parle avec l'équipe de modération : aucune suspension ne peut être revue maintenant.

# Ce que la modération, ou qui demande une révision, ne peut pas faire.
error-appealed = Attends la réponse : tu as déjà demandé que cette décision soit revue, et c'est une seule fois.
error-not-appealable = Regarde quelles décisions peuvent être revues : celle-ci ne le peut pas, parce qu'elle a été annulée ou ne te concerne pas.
error-too-many-appeals = Attends d'abord une réponse : { $most } de tes demandes attendent déjà.
error-case-gone = Passe au suivant : ce cas est déjà fermé.
error-case-taken = Passe au suivant : { $by } a ce cas, il se libère { $until }.
error-not-allowed-here = Laisse-le à qui modère cette langue ou ce serveur : ce n'est pas à toi de décider.
error-own-case = Laisse-le à quelqu'un d'autre de l'équipe : ce cas porte sur toi ou sur un de tes textes.
error-not-reviewable = Décide autrement : ce texte ne peut plus repasser en relecture.
error-nothing-to-undo = Décide à nouveau s'il le faut : on ne peut plus annuler cela.
error-report-text = Dis en une phrase ce qui ne va pas : avec « Autre chose », il le faut.

## Confidentialité (/confidentialité) : voir, emporter, décider, arrêter, s'effacer

command-privacy =
    .name = confidentialité
    .description = Tes données : les voir, les emporter, décider ce qui est publié, arrêter ou effacer.
command-privacy-view =
    .name = voir
    .description = Ce que je garde sur toi, en mots.
command-privacy-export =
    .name = exporter
    .description = Toutes tes données dans un fichier que tu es seul·e à voir.
command-privacy-scopes =
    .name = autorisations
    .description = Ce qui peut être publié : tes textes, tes évaluations, ton nom.
command-privacy-withdraw =
    .name = arrêter
    .description = Ne plus contribuer ; ce que tu as envoyé reste.
command-privacy-erase =
    .name = effacer
    .description = Effacer partout tes textes et ton compte.

# Boutons entre les panneaux de /confidentialité.
button-privacy-view = Ce que tu gardes sur moi
button-privacy-export = Emporter mes données
button-privacy-scopes = Ce qui est publié
button-privacy-withdraw = Arrêter de contribuer
button-privacy-erase = M'effacer
button-privacy-withdrawn = Ne plus contribuer
button-privacy-resume = Contribuer à nouveau
button-privacy-erase-ask = Demander à tout effacer
button-privacy-cancel = Ne rien effacer
# Ils changent une autorisation ; le texte dit ce qui se passe en appuyant.
button-privacy-text =
    .on = Publier mes textes
    .off = Ne pas publier mes textes
button-privacy-votes =
    .on = Publier mes évaluations
    .off = Ne pas publier mes évaluations
button-privacy-credit =
    .on = Me nommer dans les remerciements
    .off = Ne pas me nommer

# Le panneau qui dit ce qui est gardé ; ses champs contiennent les textes privacy-table-…, un par ligne.
privacy-view =
    .title = Ce que je garde sur toi
    .since = Depuis le { $when }. À l'intérieur, tu es le numéro { $number } ; une seule ligne relie ce numéro à ton compte Discord.
    .name = Je te connais sous le nom de **{ $name }**, celui que tu portes sur Discord.
    .alias = Les classements t'appellent **{ $name }**.
    .languages = Tu contribues en { $languages }.
    .zone = Tes jours se terminent à minuit à { $zone }.
    .nothing-else = Je ne garde ni photos, ni adresses e-mail ou IP, ni rien de ce qui se dit sur le serveur.
    .suspended = Ta participation est suspendue depuis le { $when }.
    .suspended-here = Ta participation est suspendue sur ce serveur.
    .suspended-elsewhere = { $count ->
        [0] Ta participation n'est suspendue sur aucun autre serveur.
        [one] Ta participation est suspendue sur un autre serveur.
       *[other] Ta participation est suspendue sur { $count } autres serveurs.
    }
    .withdrawn = Tu as arrêté de contribuer le { $when }.
    .pending = Tu as demandé à tout effacer : cela commence le { $when }.
    .contributions = Ce que tu as fait
    .standing = Tes points et ta place
    .moderation = Modération
    .choices = Ce que tu as accepté et demandé
    .published = Ce qui est publié
    .finished = { $count ->
        [0] Aucun de tes textes n'est dans une conversation terminée.
        [one] Un de tes textes est dans une conversation terminée, de celles qui sont publiées.
       *[other] { $count } de tes textes sont dans des conversations terminées, de celles qui sont publiées.
    }

# Une ligne pour chaque table avec des données sur le membre ; $count n'est jamais 0.
privacy-table-message = { $count ->
    [1] Un texte
   *[other] { $count } textes
}
privacy-table-review = { $count ->
    [1] Une relecture d'un message
   *[other] { $count } relectures de messages
}
privacy-table-ballot = { $count ->
    [1] Un classement de réponses
   *[other] { $count } classements de réponses
}
privacy-table-reaction = { $count ->
    [1] Un pouce
   *[other] { $count } pouces
}
privacy-table-report = { $count ->
    [1] Un message que tu as signalé ou passé
   *[other] { $count } messages que tu as signalés ou passés
}
privacy-table-task = { $count ->
    [1] Une tâche reçue, avec son brouillon si tu ne l'as pas finie
   *[other] { $count } tâches reçues, avec leurs brouillons si tu ne les as pas finies
}
privacy-table-seen = { $count ->
    [1] Une marque pour ne rien te proposer deux fois
   *[other] { $count } marques pour ne rien te proposer deux fois
}
privacy-table-point-entry = { $count ->
    [1] Une ligne de points
   *[other] { $count } lignes de points
}
privacy-table-standing = { $count ->
    [1] Une somme de points d'un jour, d'une semaine, d'un mois ou au total
   *[other] { $count } sommes de points par jour, semaine, mois et au total
}
privacy-table-award = { $count ->
    [1] Un badge
   *[other] { $count } badges
}
privacy-table-granted-role = { $count ->
    [1] Un rôle qu'un serveur t'a donné pour un badge
   *[other] { $count } rôles que des serveurs t'ont donnés pour des badges
}
privacy-table-membership = { $count ->
    [1] Un serveur où je t'ai vu·e, avec ton nom là-bas
   *[other] { $count } serveurs où je t'ai vu·e, avec tes noms là-bas
}
privacy-table-unlisted = { $count ->
    [1] Un classement où tu n'apparais pas
   *[other] { $count } classements où tu n'apparais pas
}
privacy-table-team-member = { $count ->
    [1] Une équipe
   *[other] { $count } équipes
}
privacy-table-campaign = { $count ->
    [1] Une campagne que tu as lancée
   *[other] { $count } campagnes que tu as lancées
}
privacy-table-reliability = { $count ->
    [1] Un compte des fois où d'autres relectures ont dit comme toi
   *[other] { $count } comptes des fois où d'autres relectures ont dit comme toi
}
privacy-table-review-case = { $count ->
    [1] Un cas que la modération a regardé ou regardera
   *[other] { $count } cas que la modération a regardés ou regardera
}
privacy-table-suspension = { $count ->
    [1] Une suspension, avec son motif
   *[other] { $count } suspensions, avec leurs motifs
}
privacy-table-staff-note = { $count ->
    [1] Une note interne de la modération
   *[other] { $count } notes internes de la modération
}
privacy-table-removal = { $count ->
    [1] Une proposition de retirer tout ce que tu as écrit
   *[other] { $count } propositions de retirer tout ce que tu as écrit
}
privacy-table-notice = { $count ->
    [1] Un avis pour toi
   *[other] { $count } avis pour toi
}
privacy-table-appeal = { $count ->
    [1] Une décision que tu as demandé de revoir
   *[other] { $count } décisions que tu as demandé de revoir
}
privacy-table-conduct = { $count ->
    [1] Une somme de ce qui a été dit de tes messages sur une période
   *[other] { $count } sommes de ce qui a été dit de tes messages, par période
}
privacy-table-consent = { $count ->
    [1] Une fois où tu as accepté les conditions
   *[other] { $count } fois où tu as accepté les conditions
}
privacy-table-contributor-language = { $count ->
    [1] Une langue choisie
   *[other] { $count } langues choisies
}
privacy-table-erasure-request = { $count ->
    [1] Une demande d'effacement
   *[other] { $count } demandes d'effacement
}

# Le fichier avec toutes les données est joint.
privacy-export =
    .title = Tes données
    .text = Voici tout ce que je garde sur toi : tes textes, relectures, classements, dates et décisions. C'est un fichier JSON que tu es seul·e à voir. Des autres, il ne contient que des numéros de messages.
    .too-large = Tes données ne tiennent pas dans un fichier Discord. Demande-les à la personne qui gère le bot ; l'adresse est dans les conditions.

# Les autorisations, chacune à part ; .on et .off disent ce qu'il en est maintenant.
privacy-scopes =
    .title = Ce qui est publié de toi
    .text = Décide chaque chose à part. Cela vaut pour tout ce qui vient de toi, les anciens textes aussi, dès la prochaine publication ; ce qui a déjà été publié peut rester dans les copies d'autres personnes.
    .saved = C'est enregistré.
privacy-scope-text =
    .title = Tes textes
    .on = Tes textes sont publiés, sans ton nom.
    .off = Tes textes ne sont pas publiés.
privacy-scope-votes =
    .title = Tes évaluations
    .on = Tes relectures, classements et pouces comptent dans ce qui est publié.
    .off = Tes relectures, classements et pouces ne comptent pas dans ce qui est publié.
privacy-scope-credit =
    .title = Ton nom
    .on = Les remerciements peuvent te nommer.
    .off = Les remerciements ne te nomment pas.

privacy-withdraw =
    .title = Arrêter de contribuer
    .text = Si tu arrêtes, tu ne reçois plus de tâches et rien de nouveau n'est gardé. Ce que tu as envoyé reste, et est publié selon tes autorisations. Tu peux revenir quand tu veux. Si tu veux que tout disparaisse, choisis de t'effacer.
    .done = Tu as arrêté de contribuer le { $when }. Ce que tu as envoyé avant reste. Si l'envie te prend un jour, un bouton te ramène.
    .resumed = Quel plaisir de te revoir. Tu peux de nouveau demander des tâches.

privacy-erase =
    .title = Effacer tout ce qui te concerne
    .text = C'est définitif. Prends le temps de lire avant de décider.
    .goes = Ce qui est effacé
    .goes-text = { $messages ->
        [0] Ton compte Discord, ton nom et ton alias, tes brouillons, langues, pouces, équipe, badges et place dans les classements.
        [one] Ton texte, partout. Ton compte Discord, ton nom et ton alias, tes brouillons, langues, pouces, équipe, badges et place dans les classements.
       *[other] Tes { $messages } textes, partout. Ton compte Discord, ton nom et ton alias, tes brouillons, langues, pouces, équipe, badges et place dans les classements.
    }
    .stays = Ce qui reste
    .stays-text = { $reviews ->
        [0] Des nombres qui ne sont à personne, comme les sommes de points. Ce qui a été publié peut rester dans les copies d'autres personnes ; une liste publique dira quels messages retirer.
        [one] Ton évaluation, comme un nombre qui n'est à personne. Ce qui a été publié peut rester dans les copies d'autres personnes ; une liste publique dira quels messages retirer.
       *[other] Tes { $reviews } évaluations, comme des nombres qui ne sont à personne. Ce qui a été publié peut rester dans les copies d'autres personnes ; une liste publique dira quels messages retirer.
    }
    .when = Quand
    .when-text = { $hours ->
        [0] Dans quelques minutes. Je ne pourrai pas te dire que c'est fini, car je ne saurai plus qui tu es.
        [one] Dans une heure ; d'ici là tu peux annuler, aussi par message privé. Je ne pourrai pas te dire que c'est fini, car je ne saurai plus qui tu es.
       *[other] Dans { $hours } heures ; d'ici là tu peux annuler, aussi par message privé. Je ne pourrai pas te dire que c'est fini, car je ne saurai plus qui tu es.
    }

# Le formulaire où l'on écrit le mot ; .title et .label 45 au plus, .description 100 au plus.
privacy-form =
    .title = Effacer tout ce qui te concerne
    .word = EFFACER
    .label = Écris { $word }
    .description = Ainsi nous savons que ce n'est pas un doigt distrait.
    .wrong = Écris { $word } dans le formulaire pour confirmer. Rien n'a été demandé.

privacy-pending =
    .title = Tout ce qui te concerne va être effacé
    .text = Cela commence le { $when } ({ $left }). D'ici là tu peux annuler ici ou avec /confidentialité, aussi par message privé. Ensuite je ne pourrai pas te prévenir, car je ne saurai plus qui tu es.
privacy-cancelled =
    .title = Rien n'est effacé
    .text = Annulé : tout reste comme c'était.
    .nothing = Il n'y avait rien à annuler.
    .late = On ne peut plus annuler : l'effacement a commencé.

# Quelqu'un qui a arrêté de contribuer demande une tâche ; dessous se trouve le bouton pour revenir.
error-withdrawn = Reviens quand tu veux : tu as choisi de ne plus contribuer, alors je ne te donne pas de tâches.

## Préparer le serveur et ses réglages (/préparer, /réglages) : pour qui gère le serveur

command-setup =
    .name = préparer
    .description = Prépare ce serveur pas à pas : langues, salons, modération et qui peut contribuer.
command-config =
    .name = réglages
    .description = Les réglages de ce serveur, avec leur valeur et d'où elle vient.
command-config-show =
    .name = voir
    .description = Ce que vaut chaque réglage, et d'où vient cette valeur.
command-config-set =
    .name = changer
    .description = Change un réglage de ce serveur.
command-config-reset =
    .name = retirer
    .description = Retire un choix : ce qui valait avant vaut à nouveau.
command-config-raid =
    .name = assaut
    .description = Que les textes des nouveaux membres attendent la modération.
option-config-name =
    .name = réglage
    .description = Le nom du réglage.
option-config-value =
    .name = valeur
    .description = Ce qu'il doit valoir. Rôles et salons par mention ; listes avec des virgules.
option-config-everywhere =
    .name = partout
    .description = Pour tous les serveurs qui n'ont rien choisi. Réservé à qui gère le bot.
option-config-mode =
    .name = mode
    .description = Toujours, jamais, ou seulement quand beaucoup de nouvelles personnes écrivent à la fois.

# Nom de chaque réglage (max. 45, aussi titre d'un champ) et à quoi il sert, dans /réglages voir.
setting-languages =
    .name = Langues
    .about = Dans quelles langues on contribue sur ce serveur, parmi celles que le bot recueille.
setting-moderator-role =
    .name = Rôle de modération
    .about = Qui a ce rôle s'occupe des textes de toutes les langues.
setting-moderator-roles =
    .name = Rôles de modération par langue
    .about = Qui a un de ces rôles s'occupe des textes de sa langue.
setting-log-channel =
    .name = Salon du registre
    .about = Là où s'écrit tout ce que fait l'équipe de modération, et chaque changement de réglage.
setting-moderators-channel =
    .name = Salon de la modération
    .about = Là où le bot dit ce qui demande quelqu'un, par exemple quand il ne peut plus publier.
setting-time-zone =
    .name = Fuseau horaire
    .about = L'horloge des publications de ce serveur.
setting-theme =
    .name = Couleurs
    .about = Les couleurs des images publiées.
setting-locale =
    .name = Langue du bot
    .about = La langue du bot dans le salon du registre, et avec qui utilise Discord dans une langue qu'il ne connaît pas.
setting-contributor-role =
    .name = Rôle nécessaire
    .about = Sans ce rôle, personne ne contribue sur ce serveur.
setting-denied-role =
    .name = Rôle exclu
    .about = Avec ce rôle, personne ne contribue sur ce serveur.
# .form : sous le champ du formulaire ; max. 100.
setting-min-account-days =
    .name = Ancienneté du compte en jours
    .about = Combien de jours doit avoir un compte Discord pour contribuer ici.
    .form = De { $low } à { $high }. Avec 0, rien n'est demandé.
setting-min-member-hours =
    .name = Heures sur le serveur
    .about = Depuis combien d'heures il faut être sur ce serveur pour contribuer.
    .form = De { $low } à { $high }. Avec 0, rien n'est demandé.
setting-raid =
    .name = Mode assaut
    .about = Si les textes des nouveaux membres attendent que la modération les ait vus.
setting-raid-texts =
    .name = Textes qui comptent comme un assaut
    .about = Combien de textes de nouvelles personnes en dix minutes comptent comme un assaut, en mode automatique.
    .form = De { $low } à { $high }, de nouvelles personnes, en dix minutes.
setting-hold-first-texts =
    .name = Premiers textes qui attendent
    .about = Combien des premiers textes de chaque membre attendent que la modération les ait vus.
    .form = De { $low } à { $high } par membre. Avec 0, aucun n'attend.
setting-preset =
    .name = Règles de départ
    .about = Les seuils dont partent les règles, sur tous les serveurs.
setting-licence =
    .name = Licence
    .about = La licence sous laquelle est publié ce qui est recueilli. Si elle change, on redemande à tout le monde.
    .form = Comme la nomment les conditions, par exemple CC-BY-4.0.
setting-minimum-age =
    .name = Âge minimum
    .about = À partir de quel âge on peut contribuer. S'il change, on redemande à tout le monde.
    .form = De { $low } à { $high } ans.
setting-minimum-age-by-language =
    .name = Âge minimum par langue
    .about = Un autre âge minimum pour qui lit les conditions dans certaines langues. S'il change, on redemande à tout le monde.
    .form = Par exemple es=14, fr=15 ; de { $low } à { $high }. Vide : le même dans toutes les langues.

# Les valeurs de certains réglages.
setting-choice-raid =
    .off = jamais
    .on = toujours
    .auto = automatique
setting-choice-theme =
    .dark = sombre
    .light = clair
setting-choice-preset =
    .standard = standard
    .small = petit groupe
    .campaign = campagne

# Un réglage en une ligne : nom, valeur et d'où elle vient.
setting-line = **{ $name }** : { $value } · _{ $source }_
setting-value =
    .none = rien
setting-source =
    .server = de ce serveur
    .bot = de qui gère le bot
    .environment = de la configuration du bot
    .default = d'origine
# Ce qu'on peut mettre, dans /réglages voir d'un réglage.
setting-shape =
    .languages = Écris des langues, séparées par des virgules.
    .role = Mentionne le rôle.
    .roles = Écris par exemple « espagnol=@rôle, français=@rôle ».
    .channel = Mentionne le salon.
    .number = Écris un nombre de { $low } à { $high }.
    .choice = Choisis parmi { $choices }.
    .time-zone = Écris une ville ou un fuseau, comme Europe/Paris.
    .locale = Écris le nom d'une langue.
    .licence = Écris son nom, comme CC-BY-4.0.
    .ages = Écris par exemple « es=14, fr=15 », de { $low } à { $high }.
# La question avant un changement que beaucoup remarquent.
setting-confirm =
    .title = Changer « { $name } » ?
    .raid = Dès maintenant, les textes des nouveaux membres attendent que la modération les ait vus, jusqu'à ce que tu choisisses « jamais » ou « automatique ». Ce qui est déjà là ne change pas.
    .preset = Les règles de tous les serveurs partiront de « { $value } ». Celles que tu as changées une à une restent, et les conversations en cours suivent en quelques minutes.
    .terms = Ce sera : { $value }. Les conditions auront une nouvelle version : tout le monde, sur tous les serveurs, devra les accepter à nouveau avant de continuer.

config =
    .server = Réglages de ce serveur
    .bot = Réglages de tout le bot
    .cut = Il y en a d'autres : regarde-les un par un.
    .how = Change un réglage avec { $command }, ou va pas à pas avec { $setup }.
    .changed = Enregistré.
button-config =
    .confirm = Oui, changer
    .steps = Pas à pas
    .back = Tous les réglages

# Le panneau guidé de /préparer. .step est au pied.
setup =
    .step = Étape { $step } sur { $steps } · tout est enregistré aussitôt
    .language = Voir une autre langue…
setup-languages =
    .title = Langues
    .text = Dans quelles langues contribue-t-on sur ce serveur ? Choisis aussi la langue du bot là où il ne connaît pas la tienne.
    .automatic = Celle du serveur dans Discord
setup-channels =
    .title = Salons
    .text = Choisis le salon où est publié ce qui concerne cette langue ({ $language }) : classements, résumés et conversations qui attendent. Tu peux en choisir plusieurs, un à la fois.
    .placeholder = Salon pour cette langue : { $language }…
    .bound = **{ $language }** : { $channels }
    .unbound = **{ $language }** : aucun salon pour l'instant
    .how = Les horaires et ce qui sort dans chaque salon se changent avec { $command }.
setup-moderators =
    .title = Modération
    .text = Qui s'occupe des textes ? Un rôle pour toutes les langues et, si tu veux, un pour une seule ({ $language }). Qui peut gérer le serveur le peut toujours.
    .placeholder = Rôle de modération pour cette langue : { $language }…
setup-log =
    .title = Registre et avis
    .text = Le salon du registre garde tout ce que fait l'équipe de modération, sans les textes de personne. Dans celui de la modération, je préviens quand il faut quelqu'un. Mieux vaut que seule l'équipe les voie.
setup-entry =
    .title = Qui peut contribuer
    .text = Demande un rôle, exclus-en un autre ou fais attendre les nouveaux comptes. À qui ne peut pas contribuer, je dirai ce qui manque et à partir de quand.
setup-terms =
    .title = Conditions et règles
    .text = Ceci vaut sur tous les serveurs du bot. Si la licence ou un âge change, tout le monde devra accepter à nouveau les conditions ; je te le demande avant.
setup-check =
    .title = Vérification
    .ready = ✅ Il ne manque rien pour travailler. Ce qui est publié est dans { $command }.
    .more = { $count ->
        [1] Et encore une chose.
       *[other] Et encore { $count } choses.
    }
# Ce que trouve la vérification ; chaque phrase dit quoi faire.
setup-finding =
    .gone = Relie ou choisis un autre salon : { $channel } n'existe plus, ou je ne peux pas le voir.
    .lacks = Donne-moi dans { $channel } : { $permissions }.
    .role-gone = Choisis un autre rôle pour « { $name } » : celui qui était choisi n'existe plus.
    .role-blind = { $why ->
        [forbidden] Autorise { $commands } pour { $role } dans Paramètres du serveur → Intégrations → { $bot } : c'est interdit là pour l'instant, et Discord ne le lui montre pas.
        [lacking] Donne à { $role } la permission « Gérer les messages », ou autorise { $commands } pour ce rôle dans Paramètres du serveur → Intégrations → { $bot } : pour l'instant, Discord ne le lui montre pas.
       *[unread] Regarde dans Paramètres du serveur → Intégrations → { $bot } si { $role } peut utiliser { $commands } : la permission « Gérer les messages » lui manque, et sans elle Discord ne le montre qu'à qui tu l'autorises là.
    }
    .manager-blind = { $why ->
        [forbidden] Si tu veux examiner des textes, autorise-toi { $commands } dans Paramètres du serveur → Intégrations → { $bot } : pour l'instant, Discord ne te le montre pas.
       *[other] Si tu veux examiner des textes, obtiens la permission « Gérer les messages », ou autorise-toi { $commands } dans Paramètres du serveur → Intégrations → { $bot } : sans l'une des deux, Discord ne te le montre pas.
    }
    .badges = Donne à { $bot } la permission « Gérer les rôles » : sans elle, il ne peut pas donner les rôles des badges.
    .badge-gone = Choisis un autre rôle pour le badge « { $badge } » : celui qui était choisi n'existe plus.
    .badge-high = Place mon rôle au-dessus de { $role } dans la liste des rôles : ainsi je peux le donner avec le badge « { $badge } ».
    .unbound = Pas encore de salon : { $languages }. On peut contribuer, mais rien n'est publié.
    .no-moderators = Il n'y a pas de rôle de modération : seul qui peut gérer le serveur s'en occupe.
    .no-log = Il n'y a pas de salon du registre : ce que fait l'équipe de modération ne se voit qu'avec /registre.
# Dans un formulaire, à la place de ce qui peut être écrit, quand la valeur est trop longue. Max 100.
setup-form =
    .too-long = La valeur actuelle est trop longue pour ce champ. Laisse-le vide : elle restera.
button-setup =
    .next = Suivant
    .back = Retour
    .form = Attentes et quantités
    .languages = Langues { $low }–{ $high }
    .again = Vérifier à nouveau

# Ce qu'on ne peut pas accepter de qui change un réglage. Chaque phrase commence par ce qu'on peut faire.
error-setting = { $reason ->
    [unknown] { $near ->
        [none] Choisis un réglage dans la liste : « { $name } » n'existe pas.
       *[other] Choisis un réglage dans la liste : « { $name } » n'existe pas. Voulais-tu dire « { $near } » ?
    }
    [number] Mets pour « { $name } » un nombre entier de { $low } à { $high }.
    [choice] Choisis pour « { $name } » une de ces options : { $choices }.
    [role] Mets pour « { $name } » la mention d'un rôle de ce serveur.
    [channel] Mets pour « { $name } » la mention d'un salon textuel.
    [language] Choisis pour « { $name } » parmi ces langues : { $choices }.
    [licence] Mets pour « { $name } » un nom court, comme CC-BY-4.0.
    [ages] Mets pour « { $name } » quelques âges de { $low } à { $high }, comme es=14, fr=15.
    [not-for-all] Chaque serveur choisit « { $name } » lui-même : on ne peut pas le fixer pour tous.
    [same] Choisis un autre rôle pour « { $name } », ou change ou retire d'abord « { $near } » : c'est déjà ce rôle, et personne ne pourrait contribuer.
   *[other] Change d'abord les règles qui ne vont pas avec « { $name } » : { $detail }.
}
error-not-operator = Demande à qui gère le bot : cela vaut sur tous les serveurs.
error-role-unknown = Choisis un rôle de ce serveur, par une mention : je ne trouve pas celui-là.

# À qui veut contribuer et ne le peut pas (encore) ici. $role est une mention, $when une date que Discord affiche.
error-gate-missing-role = Obtiens d'abord le rôle { $role } : sur ce serveur, il le faut pour contribuer. Qui le gère te dira comment.
error-gate-denied-role = Parle à qui gère ce serveur : avec le rôle { $role }, on ne contribue pas ici.
error-gate-new-account = Reviens le { $when } : sur ce serveur contribuent les comptes Discord qui ont au moins { $days ->
    [1] un jour
   *[other] { $days } jours
}.
error-gate-new-member = Reviens le { $when } : on contribue ici quand on est sur le serveur depuis au moins { $hours ->
    [1] une heure
   *[other] { $hours } heures
}.
error-gate-unknown-member = Rejoins le serveur comme membre : on contribue ici quand on y est depuis au moins { $hours ->
    [1] une heure
   *[other] { $hours } heures
}.
# Sur un serveur où l'on contribue dans d'autres langues que celles choisies.
error-language-not-here = Choisis une autre langue : sur ce serveur, on contribue en { $languages }.

## Modérer : fiches, messages, arbres, recherches (/modérer) et le registre (/registre) ; seule la modération le voit

command-moderate =
    .name = modérer
    .description = Consulte membres et messages, et agis.
command-moderate-user =
    .name = membre
    .description = La fiche de quelqu'un : contributions, avertissements, notes.
command-moderate-message =
    .name = message
    .description = Un message et tout ce qui l'entoure.
command-moderate-tree =
    .name = arbre
    .description = Une conversation avec tous ses messages.
command-moderate-search =
    .name = chercher
    .description = Cherche des messages par mots.
command-moderate-board =
    .name = tableau
    .description = À qui sont les messages dont on se plaint le plus.
command-moderate-removals =
    .name = retraits
    .description = Retraits qui attendent une deuxième personne.
command-moderate-rings =
    .name = cercles
    .description = Des comptes qui s'acceptent entre eux plus que la normale.
option-moderate-member =
    .name = membre
    .description = Qui, ou son identifiant Discord.
option-moderate-number =
    .name = numéro
    .description = Son numéro dans le registre.
option-moderate-id =
    .name = id
    .description = Son numéro ou son identifiant public.
option-moderate-words =
    .name = mots
    .description = Des mots qui doivent tous y être.
option-moderate-language =
    .name = langue
    .description = Seulement les messages dans cette langue.
option-moderate-author =
    .name = membre
    .description = Seulement les messages de cette personne.
option-moderate-period =
    .name = période
    .description = Aujourd'hui, cette semaine, ce mois ou depuis le début.
option-moderate-who =
    .name = qui
    .description = Tout le monde, ou seulement une partie.
command-audit =
    .name = registre
    .description = Ce que l'équipe de modération a fait ici.
option-audit-member =
    .name = membre
    .description = Seulement ce qui concerne cette personne.
option-audit-by =
    .name = par
    .description = Seulement ce que cette personne a fait.
option-audit-act =
    .name = action
    .description = Seulement ce genre d'actions.

# La fiche de quelqu'un. $number est son numéro ; Discord affiche $when.
member =
    .title = Membre nº { $number }
    .since = depuis le { $when }
    .newcomer = vient d'arriver
    .no-messages = Aucun message que tu puisses voir.
    .count = { $icon } { $outcome } : { $count }
    .figures = { $reports ->
        [0] Aucun signalement de ses messages
        [one] 1 signalement de ses messages
       *[other] { $amount } signalements de ses messages
    } · { $warnings ->
        [0] aucun avertissement
        [one] 1 avertissement
       *[other] { $warnings } avertissements
    }
    .withdrawn = Ne participe plus depuis le { $when } ; ses textes restent.
    .everywhere = sur tous les serveurs
    .here = sur ce serveur
    .suspended-open = Suspension { $where }, sans date de fin
    .suspended-until = Suspension { $where } jusqu'au { $when }
    .lifted = suspension terminée
    .conduct = Ce qu'on a dit de ses messages
    .suspensions = Suspensions
    .notes = { $count ->
        [1] Une note
       *[other] { $amount } notes
    }
    .last = Ses derniers textes
# Ce qu'est devenu un message, en un mot ou deux.
outcome =
    .open = pas encore décidé
    .accepted = accepté
    .rejected = refusé
    .removed = retiré
    .held = retenu
    .erased = effacé
    .elsewhere = hors de ta portée
# Une ligne d'une liste de messages : icône, numéro, ce qu'il est devenu, son début.
line = { $indent }{ $icon } **#{ $number }** { $outcome } · { $words }
# Un choix de la liste qui ouvre un message.
line-option = #{ $number } · { $outcome }
line-placeholder = Voir un message…
# Boutons de la fiche.
button-member =
    .note = Ajouter une note
    .warn = Avertir
    .suspend = Suspendre…
    .lift = Lever la suspension
    .quarantine = Mettre ses messages de côté…
    .release = Remettre ce qui est de côté
    .remove-all = Tout retirer…
    .removals = Retraits en attente
    .show = Fiche
    .again = Revenir au formulaire
button-page =
    .before = Précédents
    .after = Suivants
# La question avant de suspendre. $member est une mention ; $where, « sur ce serveur » ou « sur tous les serveurs ».
member-suspending =
    .title = Suspendre ?
    .text = { $member } ne pourra plus contribuer { $where } et sa tâche ouverte retourne dans la file. Ses textes restent. Le motif lui sera dit, avec la possibilité de demander une révision. Tu peux lever la suspension à tout moment.
    .yes = Dire pourquoi et suspendre
# La question avant de mettre de côté tout ce que quelqu'un a écrit (quarantaine).
member-setaside =
    .title = Mettre tous ses messages de côté ?
    .text = { $count ->
        [0] Il n'y a rien de { $member } à mettre de côté pour l'instant.
        [one] Un message de { $member } quitte les files et ce qui est exporté, avec ce qui en dépend.
       *[other] { $count } messages de { $member } quittent les files et ce qui est exporté, avec ce qui en dépend.
    } Ce n'est pas une suspension : cette personne peut continuer à écrire. « Remettre ce qui est de côté » ramène tout.
    .yes = Dire pourquoi et mettre de côté
# L'essai avant de retirer tout ce que quelqu'un a écrit : rien n'est encore arrivé.
member-removal =
    .title = Retirer tous ses textes ?
    .text = Voici ce qui serait retiré de { $member }. Rien n'est encore arrivé :
    .second = Tu le demandes, et une autre personne de l'équipe le confirme dans les sept jours.
    .yes = Demander le retrait
removal-counts =
    .messages = • { $count ->
        [one] { $count } de ses messages
       *[other] { $count } de ses messages
    }
    .below = • { $count ->
        [one] { $count } réponse de quelqu'un d'autre qui en dépend
       *[other] { $count } réponses d'autres personnes qui en dépendent
    }
    .trees = • { $count ->
        [one] { $count } conversation commencée par cette personne, qui se termine
       *[other] { $count } conversations commencées par cette personne, qui se terminent
    }
    .points = • { $count ->
        [one] Perte de { $amount } point
       *[other] Perte de { $amount } points
    }
# Les retraits qui attendent. $by est une mention.
removals =
    .title = Retraits en attente
    .empty = Aucun retrait n'attend.
    .line = **Retrait { $number }** · membre nº { $member } · { $messages ->
        [one] { $messages } message
       *[other] { $messages } messages
    } · demandé par { $by } { $when }
    .own = C'est ta demande : quelqu'un d'autre doit la confirmer.
    .option = Retrait { $number } · membre nº { $member }
    .placeholder = Voir un retrait…
removal-state =
    .waiting = Attend une deuxième personne ; expire { $when }.
    .running = { $count ->
        [one] Confirmé : en cours, { $count } message pour l'instant.
       *[other] Confirmé : en cours, { $count } messages pour l'instant.
    }
    .done = { $count ->
        [one] Fait : { $count } message retiré.
       *[other] Fait : { $count } messages retirés.
    }
    .cancelled = Annulé.
removal =
    .title = Retrait { $number }
    .note = Une fois confirmé, il commence aussitôt. Rien n'est effacé : chaque message peut être rétabli ensuite, un par un.
button-removal =
    .confirm = Confirmer le retrait
    .cancel = L'annuler
# Au-dessus de la fiche, après un acte.
member-done =
    .noted = La note est gardée. Seule l'équipe la voit.
    .warned = C'est fait : l'avertissement partira avec ton motif.
    .suspended = C'est fait : plus de contributions possibles, et le motif lui sera dit.
    .lifted = C'est fait : les contributions sont de nouveau possibles.
    .not-suspended = Il n'y a aucune suspension que tu puisses lever d'ici.
    .quarantined = { $count ->
        [0] Il n'y avait rien à mettre de côté.
        [one] C'est fait : 1 message mis de côté.
       *[other] C'est fait : { $count } messages mis de côté.
    }
    .released = { $count ->
        [0] Rien n'était de côté.
        [one] C'est fait : 1 message est de retour.
       *[other] C'est fait : { $count } messages sont de retour.
    }
    .asked = Demandé. Une autre personne de l'équipe doit confirmer.
    .confirmed = Confirmé : cela commence aussitôt.
    .cancelled = Annulé : rien n'est retiré.
# Les formulaires de la fiche. Titres et questions : 45 au plus ; le reste, 100 au plus.
member-form =
    .note = Note pour l'équipe
    .note-text = Que faut-il savoir ?
    .noted = La personne ne la voit pas ; elle compte parmi ses données à exporter ou à effacer.
    .warn = Avertir
    .suspend = Suspendre
    .quarantine = Mettre ses messages de côté
    .why = Pourquoi ?
    .warn-told = La personne le lira.
    .suspend-told = La personne le lira et pourra demander une révision.
    .quarantine-told = C'est gardé dans le registre ; la personne ne le lit pas.
    .lasts = Jusqu'à quand ?
    .days = { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    }
    .open = Jusqu'à ce que quelqu'un la lève
# Un message. $who est une mention ; Discord affiche $when.
record =
    .title = Message { $number }
    .attached = Le texte entier est dans le fichier joint.
    .tree = Arbre { $number }, { $state }
    .author = { $who } (membre nº { $number })
    .erased-author = compte effacé
    .imported = importé
    .written = Écrit le { $when }
    .removed-with = Sorti avec le message { $number }.
    .figures = { $reviews ->
        [0] Aucune relecture
        [one] 1 relecture
       *[other] { $reviews } relectures
    } · 👍 { $up } · 👎 { $down } · { $below ->
        [0] rien n'en dépend
        [one] 1 message en dépend
       *[other] { $below } messages en dépendent
    }
    .synthetic = Écrit par un programme.
    .reports = { $count ->
        [1] Un signalement
       *[other] { $amount } signalements
    }
    .report = { $reason } (membre nº { $number })
button-record =
    .show = Message
    .remove = Retirer…
    .restore = Rétablir
    .halt = Arrêter l'arbre
    .restart = Relancer l'arbre
    .tree = Voir l'arbre
    .case = Voir le cas
    .undo = Annuler
record-removing =
    .title = Retirer le message ?
    .yes = Dire pourquoi et retirer
record-form =
    .remove = Retirer le message
record-done =
    .kept = Message { $number } : gardé.
    .removed = Message { $number } : retiré. La personne qui l'a écrit le saura.
    .restored = Message { $number } : de retour à sa place.
    .edited = Message { $number } : modifié.
    .sent-back = Message { $number } : de nouveau en relecture.
    .halted = L'arbre du message { $number } est arrêté.
    .restarted = L'arbre du message { $number } continue.
    .granted = Message { $number } : recours accepté.
    .denied = Message { $number } : la décision est maintenue.
    .settled = Message { $number } : il n'y a plus rien à décider.
# Où en est un arbre, après son numéro.
tree-is =
    .initial-prompt-review = son prompt est en relecture
    .prompt-lottery-waiting = son prompt attend d'être tiré
    .growing = en croissance
    .ranking = à classer
    .ready-for-scoring = presque terminé
    .ready-for-export = terminé
    .scoring-failed = ses classements n'ont pas pu être réunis
    .aborted-low-grade = refusé à la relecture
    .halted-by-moderator = arrêté
    .backlog-ranking = importé, à classer plus tard
conversation =
    .title = Arbre { $number }
    .size = { $accepted ->
        [one] { $accepted } message accepté sur { $goal }
       *[other] { $accepted } messages acceptés sur { $goal }
    }
    .changed = a changé { $when }
    .more = { $count ->
        [one] Il y a encore { $count } message qui ne tient pas ici.
       *[other] Il y a encore { $count } messages qui ne tiennent pas ici.
    }
# Une recherche.
found =
    .title = Messages trouvés
    .count = { $count ->
        [one] { $amount } message, du plus récent au plus ancien
       *[other] { $amount } messages, du plus récent au plus ancien
    }
    .nothing = Rien ne contient tous ces mots. Essaie avec moins de mots, ou sans langue ni membre. Ce qui vient d'être écrit peut manquer.
# Le tableau des plaintes, pour la modération.
conduct =
    .title = Messages dont on se plaint le plus
    .empty = Personne dans cette période.
    .footer = Signalements ×3, votes contre et marques s'ajoutent ; les votes pour se retranchent. Un indice, pas une preuve.
    .place = **{ $place }.**
    .score = score { $score }
    .flags = { $count ->
        [one] { $count } signalement
       *[other] { $count } signalements
    }
    .votes = 👍 { $up } · 👎 { $down }
    .label = { $label } { $amount }
    .political-content = contenu politique
    .suspended = ⛔ suspension en cours
    .option = { $place }. · membre nº { $number }
    .placeholder = Voir une fiche…
# Des comptes qui s'acceptent entre eux : le rapport de /modérer cercles.
rings =
    .title = Comptes qui s'acceptent entre eux
    .text = Ils s'acceptent bien plus que le hasard ne le voudrait. C'est une raison de regarder, pas une preuve : peut-être qu'ils écrivent bien, ou qu'il y a peu de monde.
    .empty = Ces trente derniers jours, aucun ne se remarque.
    .ring = { $count } comptes
    .open = avec un cas ouvert
    .decided = déjà examiné
    .more = { $count ->
        [one] et { $count } de plus
       *[other] et { $count } de plus
    }
    .link = { $reviewer } a accepté { $accepted } textes de { $author } sur { $reviewed } ; attendu : { $expected }
    .option = Membre nº { $number }
conduct-standing =
    .all = tout le monde
    .active = seulement qui peut contribuer
    .suspended = seulement les suspensions en cours

# Le registre de ce que l'équipe a fait.
audit =
    .title = Registre de ce serveur
    .title-all = Registre de tous les serveurs
    .empty = Il n'y a aucune entrée ici.
    .footer = Chaque entrée porte l'empreinte de la précédente : rien n'est changé ni retiré sans que cela se voie.
    .number = nº { $number }
    .by-bot = le bot
    .server = serveur { $server }
button-audit =
    .older = Plus anciennes
    .newest = Les dernières
    .all = Tous les serveurs
    .here = Ce serveur seulement
    .look = Voir
# Ce qui a été fait, dans le registre et dans le salon du registre. 100 au plus.
audit-act =
    .case-kept = Message gardé
    .case-removed = Message retiré
    .case-restored = Message rétabli
    .case-edited = Message modifié
    .case-sent-back = Message renvoyé en relecture
    .case-halted = Arbre arrêté
    .case-restarted = Arbre relancé
    .case-granted = Recours accepté
    .case-denied = Recours refusé
    .case-settled = Cas fermé
    .case-marked = Cas marqué
    .case-undone = Décision annulée
    .member-warned = Avertissement
    .member-suspended = Suspension
    .member-lifted = Suspension levée
    .member-noted = Note de l'équipe
    .member-quarantined = Messages mis de côté
    .member-released = Messages remis en place
    .removal-asked = Retrait de tout, demandé
    .removal-confirmed = Retrait de tout, confirmé
    .removal-cancelled = Retrait de tout, annulé
    .removal-done = Retrait de tout, fait
    .setting-changed = Réglage changé
    .raid-on = Mode assaut activé
    .raid-off = Mode assaut désactivé
    .erasure-done = Données de quelqu'un effacées
    .export-made = Export
    .tombstones-applied = Effacements appliqués de nouveau
    .search-done = Recherche de messages
# Ce que concerne une entrée. $number est un numéro ou un nom ; $member, une mention.
audit-about =
    .message = message { $number }
    .member = membre nº { $number }
    .known-member = { $member } (membre nº { $number })
    .tree = arbre { $number }
    .setting = réglage { $number }
    .removal = retrait { $number }
    .case = cas { $number }
    .bot = { $number }
audit-detail =
    .change = { $old } → { $new }
    .nothing = rien
    .until = jusqu'au { $when }
    .everywhere = sur tous les serveurs
    .reason = motif : { $reason }
# À la modération, quand le salon du registre n'accepte pas de messages.
audit-refused =
    .title = Je ne peux pas écrire dans le salon du registre
    .text = Donne-moi dans { $channel } les permissions « Voir le salon », « Envoyer des messages » et « Intégrer des liens », ou choisis-en un autre avec { $command }. Ce qui manque attend un jour ; dans le registre, rien ne se perd.
error-moderate-whom = Dis de qui il s'agit : choisis quelqu'un, ou écris son numéro.
error-moderate-span = Choisis jusqu'à quand.
error-audit-act = Choisis une action dans la liste.

# Ce que la modération, ou qui demande une révision, ne peut pas faire.
error-reason = Écris un motif de { $least } à { $most } caractères : cette personne le lira.
error-suspend-until = Choisis une autre date : une suspension finit dans le futur et dure { $days } jours au plus.
error-not-suspendable = Parle à qui gère le bot : on ne peut ni avertir ni suspendre cette personne d'ici.
error-not-yourself = Demande à quelqu'un d'autre de l'équipe : ce qui te concerne, ce n'est pas toi qui le décides.
error-member-unknown = Vérifie de qui il s'agit : je ne connais pas cette personne, ou ses données ont été effacées.
# Ce qui est impossible en modérant quelqu'un. $most : des caractères.
error-note = Écris une note de 1 à { $most } caractères.
error-nothing-to-hold = Rien à faire : il ne reste rien de cette personne à mettre de côté ou à retirer.
error-second-moderator = Demande à une autre personne de l'équipe de confirmer : ce retrait est ta demande.
error-removal-gone = Regarde la liste des retraits : celui-ci est annulé, terminé ou expiré.
error-removal-pending = Regarde la liste des retraits : celui de cette personne est déjà demandé.
error-search-empty = Écris au moins un mot ou un nombre : des signes seuls ne suffisent pas pour chercher.

# Ce que le bot a remarqué dans un cas, chaque chose sur une ligne.
case-fact =
    .reports = { $count ->
        [1] Un signalement l'a retiré.
       *[other] { $count } signalements l'ont retiré.
    }
    .alike = { $count ->
        [1] Un autre texte est presque identique, en moins d'une heure.
       *[other] { $count } autres textes sont presque identiques, en moins d'une heure.
    }
    .skips = { $count ->
        [1] Une personne l'a passé.
       *[other] { $count } personnes l'ont passé.
    }
    .speed = Il est arrivé à { $count } caractères par seconde : plus vite qu'on ne tape.
    .phrases = { $count ->
        [1] Il a une phrase typique d'une autre IA.
       *[other] Il a { $count } phrases typiques d'une autre IA.
    }
    .likeness = Il ressemble à { $percent } % au message { $number }, qui est plus ancien.
    .members = Les comptes : { $members }

# Quand quelqu'un utilise ce qui revient aux modérateurs.
error-moderator-suspended = Demande avec /recours que ta suspension soit revue : tant qu'elle dure, ton rôle de modération ne compte pas ici.
error-not-moderator = C'est réservé à la modération : demande le rôle à quelqu'un qui gère le serveur.

## Contribuer seulement sur des serveurs, et chaque tâche sur le sien

# À qui veut contribuer en message privé, ou là où le bot n'est pas.
error-only-in-servers = Contribue sur un serveur qui a Cosecha : ici, tu peux lire et gérer tes données.
# À qui continue une tâche sur un autre serveur. $server est son nom ; $known est "no" si le bot n'y est plus.
error-task-elsewhere = { $known ->
        [yes] Continue cette tâche sur « { $server } », où tu l'as demandée ; ce que tu as fait est gardé. Tu peux aussi la passer.
       *[no] Passe cette tâche : tu l'as demandée sur un serveur où je ne suis plus.
    }

# Au-dessus de ce qui a été écrit dans un formulaire d'un cas et n'a pas pu être pris ; l'écrit est joint.
case-refused =
    .edit = Rien n'a changé. Le formulaire s'ouvre avec le texte tel qu'il était : ce que tu as écrit est joint, pour que tu puisses le coller.
    .other = Rien n'a été fait. Le formulaire s'ouvre vide : ce que tu as écrit est joint, pour que tu puisses le coller.
    .long = Raccourcis le texte : il a { $length } caractères, et { $limit } au plus sont possibles.
    .over = Ce que tu as écrit est joint.
# À l'auteur, quand l'équipe a retiré beaucoup de ses textes d'un coup ; dessous, un bouton avec la liste.
notice-removed-all = { $count ->
    [1] L'équipe de modération a retiré un de tes textes.
   *[other] L'équipe de modération a retiré { $count } de tes textes.
}
button-appeals = Voir ce qui peut être revu
# Sous la liste des décisions, quand toutes n'y tiennent pas.
appeals-more = { $count ->
    [1] Il y a une décision de plus, antérieure : elle apparaîtra ici quand tu auras demandé à revoir une de celles-ci.
   *[other] Il y a { $count } décisions de plus, antérieures : elles apparaîtront ici à mesure que tu demandes à revoir celles-ci.
}
# Détails d'une entrée du registre, après ce qui a été fait.
audit-more =
    .message = message { $number }
    .member = membre nº { $number }
    .mark-on = avec la marque « { $mark } »
    .mark-off = sans la marque « { $mark } »
    .undone = avant : { $act }
    .messages = { $count ->
        [one] { $count } message
       *[other] { $count } messages
    }
    .below = { $count ->
        [one] { $count } réponse de quelqu'un d'autre
       *[other] { $count } réponses d'autres personnes
    }
    .trees = { $count ->
        [one] { $count } arbre
       *[other] { $count } arbres
    }
    .texts = { $count ->
        [one] { $count } texte de nouveaux membres en dix minutes
       *[other] { $count } textes de nouveaux membres en dix minutes
    }
    .members = { $count ->
        [one] { $count } personne
       *[other] { $count } personnes
    }
    .hits = { $count ->
        [one] { $count } résultat
       *[other] { $count } résultats
    }
