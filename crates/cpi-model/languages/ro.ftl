### The words that the project prints, in Romanian. The comments are in en.ftl.

language-tag = ro
language-name = Română
language-state = draft


## The language itself

common-draft-notice = Această traducere este provizorie: niciun vorbitor al limbii nu a revizuit-o. Textul în limba engleză prevalează.
common-percent = { $number } %
common-date = { $day } { $month } { $year }
common-month-1 = ianuarie
common-month-2 = februarie
common-month-3 = martie
common-month-4 = aprilie
common-month-5 = mai
common-month-6 = iunie
common-month-7 = iulie
common-month-8 = august
common-month-9 = septembrie
common-month-10 = octombrie
common-month-11 = noiembrie
common-month-12 = decembrie
common-or = { $first } sau { $second }
common-and = { $first } și { $second }
common-country-name = Țara


## Questionnaires: workbooks and forms

questionnaire-code = Cod
questionnaire-question = Întrebare
questionnaire-guidance = Când se dă fiecare răspuns
questionnaire-last-time = Data trecută
questionnaire-same = La fel ca data trecută?
questionnaire-others = Alți evaluatori
questionnaire-answer = Răspuns
questionnaire-evidence-title = Dovadă: titlu
questionnaire-evidence-link = Dovadă: adresă web
questionnaire-evidence-date = Dovadă: consultată la
questionnaire-evidence-note = Dovadă: articol, pagină
questionnaire-comment = Comentariu
questionnaire-start = Început
questionnaire-more-evidence = Alte dovezi
questionnaire-lists = Liste
questionnaire-not-applicable = Nu se aplică
questionnaire-same-yes = La fel
questionnaire-expected = Dovezi
questionnaire-when-not-applicable = Nu se aplică atunci când
questionnaire-reason-in-comment = Scrieți motivul în comentariu.
questionnaire-possible = Valori posibile
questionnaire-at-least = { $least } sau mai mult
questionnaire-at-most = { $most } sau mai puțin
questionnaire-between = { $least } – { $most }
questionnaire-whole-numbers = numere întregi
questionnaire-only-if = Răspundeți numai dacă
questionnaire-condition = { $question } este { $answers }
questionnaire-rests = Se întemeiază pe
questionnaire-unit = Unitate de măsură
questionnaire-numerator = Numărător
questionnaire-denominator = Numitor
questionnaire-published = Publicat de
questionnaire-evidence-required = Dovezi: obligatorii ({ $answers })
questionnaire-questionnaire = Chestionar
questionnaire-country = Țara
questionnaire-round = Runda
questionnaire-reference-date = Răspunsurile sunt valabile la
questionnaire-framework = Cadrul de evaluare
questionnaire-version = Versiunea
questionnaire-hash = Amprenta conținutului
questionnaire-layout = Structura acestui registru
questionnaire-assessor = Evaluator (pseudonim)
questionnaire-assessor-name = Evaluator (nume)
questionnaire-instructions = Cum se completează
questionnaire-progress = Progres
questionnaire-section = Secțiunea
questionnaire-questions = Întrebări
questionnaire-answered = Cu răspuns
questionnaire-with-evidence = Cu dovezi
questionnaire-share = Finalizat
questionnaire-all = Total
questionnaire-step-1 = Scrieți mai sus pseudonimul dumneavoastră. Completați numai celulele galbene; celelalte sunt blocate, pentru ca toate echipele să răspundă la aceleași întrebări.
questionnaire-step-1-name = Scrieți mai sus numele dumneavoastră. Completați numai celulele galbene; celelalte sunt blocate, pentru ca toate echipele să răspundă la aceleași întrebări.
questionnaire-step-2 = Alegeți răspunsul din lista celulei. Unde se cere o cifră, scrieți numai numărul, în unitatea de măsură cerută.
questionnaire-step-3 = Indicați dovada: titlul, adresa web, data consultării (de exemplu 2026-03-15), articolul sau pagina. Alte dovezi se trec pe foaia „{ questionnaire-more-evidence }”.
questionnaire-step-4 = Dacă o întrebare devine gri, un răspuns anterior o exclude: lăsați-o necompletată.
questionnaire-step-5 = Lăsați necompletat ceea ce nu știți. O celulă goală nu înseamnă „nu”.
questionnaire-step-6 = Nu scrieți nimic despre un copil anume sau despre o altă persoană care ar putea fi recunoscută.
questionnaire-step-same = „{ questionnaire-last-time }” arată răspunsul din runda anterioară. Dacă este încă valabil, alegeți alături „{ questionnaire-same-yes }”: răspunsul și dovezile se preiau. Fără această alegere nu se preia nimic.
questionnaire-choose-answer = Alegeți un răspuns din listă.
questionnaire-write-number = Scrieți numai numărul, în această unitate de măsură:
questionnaire-write-date = Scrieți data consultării, de exemplu 2026-03-15.
questionnaire-write-link = Scrieți o adresă web care începe cu https:// sau http://.
questionnaire-write-pseudonym = Folosiți litere fără diacritice, cifre, puncte, cratime sau liniuțe de subliniere, nu un nume real.
questionnaire-write-name = Scrieți numele dumneavoastră: litere, spații, puncte și cratime, cel mult 100 de caractere.
questionnaire-above-zero = Numărul trebuie să fie mai mare decât 0.
questionnaire-not-in-future = Data nu poate fi în viitor.
questionnaire-evidence-of = La ce întrebare se referă?
questionnaire-asked-elsewhere = Această întrebare se află în formularul secțiunii { $section }. Dați și aici același răspuns: de el depinde ce întrebări urmează.
questionnaire-no-figure = Nu există o cifră
questionnaire-page = Pagina


## The workbook of a review

review-review = Revizuire
review-state = Stadiu
review-settled = Răspuns stabilit
review-coding = Codificarea { $number }
review-so-far = Decizia de până acum
review-reply-so-far = Observațiile de până acum
review-decision = Decizie
review-final = Răspuns final
review-points = Puncte
review-reason = Motiv sau comentariu
review-whose = Se trimite înapoi la
review-reply = Observațiile guvernului
review-office = Observații transmise prin
review-reply-title = Observații: document
review-reply-link = Observații: adresă web
review-reply-date = Observații: consultat la
review-reply-note = Observații: articol, pagină
review-accept = Se acceptă
review-send-back = Se trimite înapoi
review-decide = Se decide
review-reopen = Se redeschide
review-adjudicated = Decis
review-conflict = Conflict
review-accepted = Acceptat
review-rejected = Trimis înapoi
review-answered = Cu răspuns
review-unanswered = Fără răspuns
review-does-not-apply = Nu se aplică
review-state-late = { $state }, ulterior
review-coding-late = { $coding } (ulterior)
review-consulted = consultat la { $day }
review-points-awarded = { $answer }, { $points ->
        [one] { $points } punct
        [few] { $points } puncte
       *[other] { $points } de puncte
    }
review-by = (de { $by })
review-sent-back-by = Trimis înapoi de { $by }: { $comment }
review-through = { $reply } (prin { $by })
review-entries = Intrări în istoric
review-head = Ultima amprentă a istoricului
review-counts = Stadiul revizuirii
review-to-review = De revizuit
review-conflicts = Conflicte
review-reviewed = Revizuite
review-decided-here = Decise aici
review-assessors = Evaluatori
review-codings = Codificări
review-rows = Rânduri
review-step-1 = Treceți la foaia „{ review-review }”. Filtrați coloana „{ review-state }” și începeți cu conflictele. Completați numai celulele galbene; celelalte sunt blocate.
review-step-2 = Alegeți la „{ review-decision }” ce este de făcut. { review-accept }: sunteți de acord cu răspunsul stabilit. { review-send-back }: evaluatorul trebuie să verifice din nou. { review-decide }: dați dumneavoastră răspunsul final. { review-reopen }: o decizie sau o acceptare este retrasă.
review-step-3 = Pentru „{ review-decide }” este nevoie de un răspuns final, de puncte între cele ale opțiunilor sau de ambele, și întotdeauna de un motiv. Pentru „{ review-send-back }” este nevoie de un comentariu pentru evaluator; dacă au răspuns mai mulți, alegeți la „{ review-whose }” al cui răspuns se întoarce. Pentru „{ review-reopen }” este nevoie de un motiv.
review-step-4 = Un rând fără decizie nu schimbă nimic. Lăsați necompletat ceea ce nu ați verificat.
review-step-5 = Observațiile guvernului stau alături de răspuns și nu îl schimbă. Alte documente care le însoțesc se trec pe foaia „{ questionnaire-more-evidence }”.
review-step-6 = Registrul arată situația din momentul în care a fost creat. Un rând despre un răspuns care s-a schimbat între timp este semnalat la preluarea registrului și nu este preluat.
review-choose-decision = Alegeți din listă ce este de făcut sau lăsați celula goală.
review-write-points = Puncte în limitele opțiunilor:
review-choose-assessor = Alegeți al cui răspuns se întoarce.
