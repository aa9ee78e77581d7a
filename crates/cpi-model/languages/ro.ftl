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
common-listed = { $first }, { $second }
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


## Status

status-by-country = Stadiul pe țări
status-by-section = Stadiul pe secțiuni
status-by-assessor = Stadiul pe evaluatori
status-countries = Țări
status-sections = Secțiuni
status-assessors = Evaluatori
status-round = Runda
status-country = Țara
status-section = Secțiunea
status-label = Denumire
status-assessor = Evaluator
status-indicators = Indicatori
status-answered = Cu răspuns
status-not-applicable = Nu se aplică
status-with-evidence = Cu dovezi
status-reviewed = Revizuite
status-adjudicated = Decise
status-conflict = În conflict
status-rejected = Trimise înapoi
status-late = Ulterioare
status-open = Deschise
status-share = { $count }, %


## Handbook of a framework

handbook-counts = { $framework }: { $checklists ->
        [one] { $checklists } indicator de tip listă
        [few] { $checklists } indicatori de tip listă
       *[other] { $checklists } de indicatori de tip listă
    } și { $quantities ->
        [one] { $quantities } mărime
        [few] { $quantities } mărimi
       *[other] { $quantities } de mărimi
    }.
handbook-licence = Licență: { $text }.
handbook-attribution = Atribuire: { $text }.
handbook-what-it-asks = Ce întreabă
handbook-how-it-scores = Cum punctează
handbook-empty-cells = Celule fără indicatori
handbook-instruments = Instrumente
handbook-weights-note = Ponderile sunt ponderi efective în index, dacă se aplică toți indicatorii.
handbook-overview = Prezentare generală
handbook-column-indicators = indicatori
handbook-column-weight = pondere
handbook-column-code = cod
handbook-column-title = titlu
handbook-column-symbol = simbol
handbook-all = Total
handbook-indicators = Indicatori: { $count }
handbook-indicators-of-index = Indicatori: { $count }, { $weight } din index
handbook-in-no-group = În niciun grup
handbook-rests-on = Se întemeiază pe
handbook-guidance = Îndrumări
handbook-unit = Unitate de măsură
handbook-numerator = Numărător
handbook-denominator = Numitor
handbook-scored = Punctare
handbook-why-so = De ce așa
handbook-possible = Valori posibile
handbook-plausible = Valori plauzibile
handbook-published-by = Publicat de
handbook-evidence = Dovezi
handbook-not-applicable-when = Nu se aplică atunci când
handbook-lists = Liste ale țării
handbook-only-if = Numai dacă
handbook-see-also = A se vedea și
handbook-weight = Pondere
handbook-exception = Excepție
handbook-option-points = { $label } ({ $points })
handbook-option-not-applicable = { $label } (nu se aplică)
handbook-condition = { $question } este { $answers }: { $text }
handbook-weight-of-index = { $weight } din index
handbook-between-goalposts = între { $low } și { $high }
handbook-by-rule = prin { $rule }
handbook-by-rule-with-target = prin { $rule }, ținta { $target }
handbook-rule-and-direction = { $rule }; { $better ->
        [lower] mai mic este mai bine
       *[higher] mai mare este mai bine
    }
handbook-values =
    { $kind ->
        [between] între { $least } și { $most }
        [at-least] { $least } sau mai mult
        [at-most] { $most } sau mai puțin
        [whole] numere întregi
        [whole-between] numere întregi între { $least } și { $most }
        [whole-at-least] numere întregi de la { $least } în sus
        [whole-at-most] numere întregi până la { $most }
       *[any] orice număr
    }
handbook-values-by-unit = { $values }, ceea ce rezultă din unitatea de măsură
handbook-changes = schimbări de cel mult { $change } de la o rundă la alta
handbook-times-earlier = de { $times } ori valoarea anterioară


## The method of a framework in sentences

method-range = Scorurile sunt între { $low } (cel mai slab) și { $high } (cel mai bun) și se afișează cu { $digits } cifre după virgulă.
method-scale = Pe scala { $scale }: { $options }.
method-option-points = { $label } primește { $points }
method-option-not-applicable = { $label } înseamnă că nu se aplică
method-not-applicable = { $name } este un răspuns { $where ->
        [undeclared] la niciun indicator, deoarece cadrul nu declară unde
        [nowhere] la niciun indicator
        [stated] la indicatorii care spun când
       *[anywhere] la orice indicator
    }{ $reason ->
        [needed] , și cere un motiv în comentariu
       *[not-needed] {""}
    }.
method-which =
    { $kind ->
        [index] Indexul
        [level] Fiecare nod de nivelul { $level }
       *[rest] Fiecare alt nod
    }
method-which-of-several = { $which } (în total { $count })
method-over =
    { $kind ->
        [children] ceea ce se află direct sub el
        [indicators] toți indicatorii de sub el
       *[level] nodurile de nivelul { $level } de sub el
    }
method-mean =
    { $kind ->
        [geometric] media geometrică
        [harmonic] media armonică
        [generalised] media generalizată cu exponentul { $exponent }
        [minimum] minimul
        [maximum] maximul
        [median] mediana ponderată
        [sum] suma ponderată
       *[arithmetic] media aritmetică
    }
method-node = { $which }: { $mean } pentru { $over }, { $weights ->
        [equal] toate cu aceeași pondere
       *[declared] cu ponderile declarate
    }{ $terms }.
method-view = În perspectiva { $label }, fiecare grup: { $mean } pentru { $over ->
        [cells] celulele sale, una pentru fiecare rând care are
       *[indicators] indicatorii săi
    }{ $terms }.
method-missing =
    { $rule ->
        [as-zero] ; ceea ce lipsește se socotește cu cel mai slab scor
        [refuse] ; dacă lipsește ceva, nu există scor
       *[leave-out] ; ceea ce lipsește nu se ia în calcul
    }
method-least-coverage = ; are scor numai dacă cel puțin { $share } dintre { $of ->
        [members] membrii aplicabili au scor
       *[indicators] indicatorii aplicabili de sub el au răspuns
    }
method-never-below = ; nu este niciodată sub { $limit }
method-never-above = ; nu este niciodată peste { $limit }
method-rounded = ; se rotunjește la { $digits } cifre
method-gap = Decalajul este { $formula ->
        [relative] legea minus practica, împărțit la lege
       *[difference] legea minus practica
    }: legea este { $law }, practica este { $practice }.
method-bands = Trepte: { $bands }.
method-band-from = { $label } de la { $from }
method-band-below = { $label } mai jos
method-ranks = Țările se ordonează după { $scores ->
        [rounded] scorurile afișate
       *[unrounded] scorurile comparate la { $digits } cifre
    }, { $order ->
        [lowest] cel mai mic întâi
       *[highest] cel mai mare întâi
    }; { $ties ->
        [highest] țările la egalitate împart ultimul loc (1, 3, 3, 4)
        [average] țările la egalitate împart locul mediu (1, 2,5, 2,5, 4)
        [dense] țările la egalitate împart un loc și niciun loc nu rămâne liber (1, 2, 2, 3)
       *[lowest] țările la egalitate împart cel mai bun loc (1, 2, 2, 4)
    }.


## Reports: what all of them have

report-dash = – înseamnă fără scor: sunt prea puține răspunsuri sau nimic nu se aplică
report-lower-is-better = La { $node } mai mic este mai bun: scorul cel mai mic este primul.
report-range = { $low }–{ $high }
report-range-with-minus = de la { $low } la { $high }
report-other-language = { $text } ({ $language })
report-and-more = { $listed } și încă { $count }
report-provenance =
    Calculat cu { $engine } { $version } din cadrul { $framework } { $edition } (SHA-256 { $hash }) și { $assessments ->
        [one] o evaluare
        [few] { $assessments } evaluări
       *[other] { $assessments } de evaluări
    }; SHA-256 al provenienței: { $provenance }


## Reports: columns of tables

column-round = rundă
column-country = țară
column-what = ce anume
column-view = perspectivă
column-group = grup
column-node = nod
column-indicator = indicator
column-assessor = evaluator
column-from-round = din
column-other-country = cealaltă
column-other-assessor = celălalt evaluator
column-other = celălalt
column-peer-group = grup
column-helper = a cui
column-answer = răspuns
column-better-answer = mai bun
column-since = din
column-evidence = dovezi
column-state = stare
column-state-before = înainte
column-rank = rang
column-score = scor
column-display = afișat
column-band = treaptă
column-law = lege
column-practice = practică
column-gap = decalaj
column-bound-low = minim
column-bound-high = maxim
column-other-score = celălalt scor
column-score-before = înainte
column-comparable-score = comparabil
column-reference-score = referință
column-difference = diferență
column-contribution = adaugă
column-applicable = aplicabili
column-answered = cu răspuns
column-coverage = acoperire
column-not-applicable = nu se aplică
column-not-applicable-share = nu se aplică
column-switched-off = dezactivați
column-indicators = indicatori
column-with-evidence = cu dovezi
column-reviewed = revizuite
column-adjudicated = decise
column-conflict = în conflict
column-rejected = trimise înapoi
column-late = ulterioare
column-open = deschise
column-kind = tip
column-weight = pondere
column-question = întrebare
column-depth = adâncime
column-label = denumire
column-text = text
column-methodology = metodologie
column-units = unități
column-coders = evaluatori
column-agreement = acord
column-kappa = κ
column-kappa-linear = κ liniar
column-kappa-quadratic = κ pătratic
column-alpha-nominal = α nominal
column-alpha-nominal-interval-low = minim
column-alpha-nominal-interval-high = maxim
column-alpha-ordinal = α ordinal
column-alpha-ordinal-interval-low = minim
column-alpha-ordinal-interval-high = maxim
column-statistic = statistică
column-countries = țări
column-value = valoare
column-low-without-one = minim fără una
column-high-without-one = maxim fără una
column-no-value = fără valoare
column-standard-error = eroare standard
column-scored = cu scor
column-mean = medie
column-deviation = abatere
column-interval = interval
column-interval-low = minim
column-median = mediană
column-interval-high = maxim
column-rank-mean = rang mediu
column-rank-interval-low = rang minim
column-rank-median = rang median
column-rank-interval-high = rang maxim
column-above = peste
column-tied = la egalitate
column-change = schimbare
column-change-answers = răspunsuri
column-change-weights = ponderi
column-change-framework = cadru
column-change-coverage = acoperire
column-direction = direcție
column-cost = cost
column-node-gain = câștigul nodului
column-index-gain = câștigul indexului
column-groups = grupuri
column-group-gains = câștigul grupurilor
column-better-answers = răspunsuri mai bune
column-standing = ce
column-others = alții


## Reports: what the command says beside them

remedy-all-rows = `--format csv` le arată pe toate
remedy-data = se află în `--format csv` și `--format json`
remedy-one-country = `--country` le arată pe cele ale unei țări
remedy-every-step = `--all` arată fiecare pas
remedy-explain = `cpi explain` arată care
remedy-group-by-likeness = `--alike N` găsește grupuri după asemănarea profilurilor
remedy-other = totul se află în `--format json`


## Reports: scores

scores-title = Scoruri · { $framework } { $version }
scores-index = index
scores-score = scor
scores-rank = rang
scores-band = treaptă
scores-coverage = acoperire
scores-not-applicable = nu se aplică
scores-bounds = limite
scores-reviewed = revizuite
scores-adjudicated = decise
scores-conflicts = conflicte
scores-gap = decalaj
scores-of-country = { $country } · { $round }
scores-with-figure = { $title } · { $name } { $figure }

## Reports: comparison


## Reports: explanation

explanation-title = { $country } · { $round } · { $framework } { $version }
explanation-head = { $name }: { $score }
explanation-node = { $mean } ({ $members ->
        [one] un membru
        [few] { $members } membri
       *[other] { $members } de membri
    }{ $weights ->
        [equal] , ponderi egale
        [differ] , ponderi diferite
       *[unused] {""}
    })
explanation-mean =
    { $kind ->
        [geometric] media geometrică
        [harmonic] media armonică
        [generalised] media generalizată
        [generalised-with-exponent] media generalizată cu exponentul { $exponent }
        [minimum] minimul
        [maximum] maximul
        [median] mediana ponderată
        [sum] suma
       *[arithmetic] media aritmetică
    }
explanation-no-score = fără scor: { $why ->
        [not-applicable] nimic de sub el nu se aplică
        [too-little] sub el sunt prea puține răspunsuri
       *[missing] sub el nu există niciun răspuns
    }
explanation-too-little = fără scor: { $of ->
        [members] membri cu scor: { $found } din { $applicable }
       *[indicators] cu răspuns: { $found } din { $applicable }
    }, mai puțin decât acoperirea minimă de { $least }
explanation-missing = ; lipsesc și { $rule ->
        [as-zero] se socotesc cu zero
       *[leave-out] nu se iau în calcul
    }: { $count }
explanation-not-applicable = ; nu se aplică: { $count }
explanation-declared = ; declarate ca neaplicabile: { $count } din întrebările puse sub el ({ $asked }), { $share }
explanation-weight = ; ponderea { $weight }
explanation-adds = ; adaugă { $adds }
explanation-carries = ; reprezintă { $share } din index
explanation-paragraphs = { $text } (metodologie { $paragraphs })
explanation-answered = răspuns { $answer }, cu scorul { $score }
explanation-answered-with-reference = răspuns { $answer }, cu scorul { $score } (referință: { $reference })
explanation-reference =
    { $name ->
        [low] minim
        [high] maxim
        [target] țintă
        [mean] medie
        [deviation] abatere
       *[values] valori
    } { $value }
explanation-adjudicated = răspuns { $answer }, scor decis: { $score }
explanation-scores-lowest = răspuns { $answer }; condiția nu este îndeplinită, deci primește scorul cel mai mic, { $score }
explanation-condition-fails = condiția nu este îndeplinită, deci nu se aplică
explanation-left-out = răspuns { $answer }: nu se ia în calcul
explanation-no-answer = lipsă
explanation-evidence = dovadă:
explanation-comment = comentariu:
explanation-comment-by = comentariu de la { $who }:
explanation-decided = decizie:
explanation-decided-by = decizie de la { $who }:
explanation-no-reason = decis; motivul nu este publicat
explanation-no-reason-by = decis de { $who }; motivul nu este publicat
explanation-reply = răspunsul guvernului:
explanation-coded-by = codificat de:
explanation-codings = codificări:


## Reports: status

state-title = Stadiu
state-nothing = încă nu participă nicio țară
state-open = deschise: nici acceptate, nici hotărâte la revizuire, cu sau fără răspuns
state-open-of-assessors = deschise: fără răspuns sau trimise înapoi evaluatorului


## Reports: agreement

agreement-title = Acordul dintre evaluatori
agreement-nothing = la niciun indicator nu a răspuns mai mult de un evaluator, deci nu este nimic de comparat
agreement-disagreements = Dezacorduri: { $count }; cele mai mari:
agreement-index = index
agreement-section = secțiune
agreement-group = grup
agreement-indicator = indicator
agreement-pair = pereche
agreement-code = cod
agreement-interval = interval
agreement-disagreement = { $indicator }, { $country }: { $answers }; { $apart }
agreement-says = { $who } spune { $answer }
agreement-apart =
    { $how ->
        [whole] cea mai mare distanță posibilă
        [nothing] opțiuni diferite, aceleași puncte
       *[part] la { $distance } din distanța maximă
    }


## Reports: difference of frameworks

difference-title = Diferența dintre cadre
difference-from = din { $framework } { $version } (sha256 { $hash })
difference-to = în { $framework } { $version } (sha256 { $hash })
difference-added = Adăugate: { $count }
difference-removed = Eliminate: { $count }
difference-altered = Nu mai întreabă același lucru: { $count }
difference-changed = Modificate, dar întreabă același lucru: { $count }
difference-outside = În afara indicatorilor: { $count }
difference-comparability = Comparabilitatea, pe noduri
difference-listed = { $code } ({ $node }, { $weight } din index): { $question }
difference-change =
    { $kind ->
        [reworded] reformulat
        [criteria] criterii
        [answers] răspunsuri
        [method] metodă
        [reweighted] ponderi
        [moved] mutat
        [explained] explicat
       *[translated] tradus
    } { $key }: { $values }
difference-node = { $code }: pondere comună { $common } (înainte { $before }, după { $after }){ $method ->
        [changed] , altă metodă
       *[same] {""}
    }
difference-others =
    { $which ->
        [all] toate
       *[others] toate celelalte
    } ({ $count }): { $what }
difference-what =
    { $comparability ->
        [same] scorurile se pot compara așa cum sunt
        [largely] scorurile se pot compara cu prudență: s-a schimbat o mică parte din pondere
        [rescore] întrebările sunt aceleași, dar nu și calea până la scor; calculați ambele cu un singur cadru
        [common-only] scorurile nu se pot compara așa cum sunt; calculați numai indicatorii comuni
       *[none] nimic nu se poate compara
    }


## Reports: robustness

robustness-title = Robustețe · { $round }

robustness-nothing-scored = Nicio țară nu are scor, orice s-ar extrage: nimic nu se aplică sau prea puțin are răspuns.
robustness-no-rank = Nicio țară nu are un rang publicat, deci nu există o ordine care să se poată menține.
robustness-alone = { $country } este singura țară din runda sa, deci rangul ei nu spune nimic.
robustness-one-ranked = Numai { $country } are un rang publicat, deci nu există o ordine care să se poată menține.
robustness-whole-order = Fiecare țară este înaintea tuturor celor de sub ea în cel puțin { $share } din extrageri, deci întreaga ordine este clară.
robustness-first = { $country } este înaintea tuturor celorlalte țări în cel puțin { $share } din extrageri.
robustness-first-open = Nu este clar care dintre acestea este prima: { $countries }.
robustness-first-open-to-many = Nu este clar care este prima; numărul țărilor care pot fi: { $count }.
robustness-not-told-apart = Nu pot fi deosebite cu certitudine: { $pairs }.
robustness-many-not-told-apart = Perechi vecine din tabel care nu pot fi deosebite cu certitudine: { $count } din { $of }.

robustness-caption = { $node } · { $round }. { $varied } Extrageri: { $draws }, sămânța { $seed } ({ $generator }).
robustness-caption-named = { $node } { $name } · { $round }. { $varied } Extrageri: { $draws }, sămânța { $seed } ({ $generator }).
robustness-varied = Variază: { $sources }.
robustness-not-varied = Nu variază: { $sources }.
robustness-answers = răspunsurile
robustness-answers-of-coders = răspunsurile, în măsura în care evaluatorii nu sunt de acord
robustness-missing-answers = răspunsurile care lipsesc
robustness-quantities = mărimile
robustness-options = punctele opțiunilor
robustness-weights = ponderile
robustness-method = metoda
robustness-centred = Extragerile sunt centrate pe scorurile publicate.
robustness-interrupted = Întrerupt: extrageri cerute: { $draws }.
robustness-interrupted-before = Calculul a fost oprit înainte de a obține { $lacks }.
robustness-lacks-intervals = intervalele scorurilor
robustness-lacks-leaving-out = efectul omiterii unei părți
robustness-lacks-sensitivity = analiza de sensibilitate
robustness-few-draws = Extragerile sunt puține: cereți 10.000 înainte de a cita o proporție.

robustness-alternative = Scoruri la { $node }, cu ceea ce cuprind { $interval } din extrageri: { $countries }
robustness-no-score = fără scor
robustness-country-score = { $country } { $score }
robustness-country-spread = { $country } { $score } ({ $spread })

robustness-at-lowest = Țări al căror scor publicat este cel mai mic din intervalul său: { $count } din { $of }. Ceea ce variază planul aproape că nu poate decât să îl ridice.
robustness-at-highest = Țări al căror scor publicat este cel mai mare din intervalul său: { $count } din { $of }. Ceea ce variază planul aproape că nu poate decât să îl coboare.
robustness-outside = Publicat în afara intervalului: { $places }.
robustness-many-outside = Scoruri publicate în afara intervalului: { $count } din { $of }.
robustness-outside-by-missing = Unele dintre răspunsurile lor lipsesc: scorul publicat ține seama numai de ce are răspuns, iar extragerile completează ce lipsește după șansele din plan, care pot fi mai bune sau mai slabe.
robustness-outside-by-answers = Șansele din plan trag scorurile spre mijloc, fiindcă un răspuns de la capătul scalei se poate mișca numai spre interior: aceste intervale spun unde s-ar afla scorurile altor evaluatori, nu cât de sigure sunt cele publicate. Cu `centre = "published"` în plan, extragerile se află în jurul scorurilor publicate (metodologia 11.16).
robustness-outside-otherwise = Ceea ce variază planul mută aceste scoruri într-o singură parte, deci intervalele nu spun cât de sigure sunt cele publicate.
robustness-in-group = { $country } ({ $group })
robustness-partly-scored = Cu scor numai într-o parte din extrageri, și cu cifre numai din acea parte: { $places }.
robustness-scored-in = { $place } ({ $share })
robustness-many-partly-scored = Rânduri ale acestui tabel cu scor numai într-o parte din extrageri, și cu cifre numai din acea parte: { $count }.
robustness-could-turn = Răspunsurile care lipsesc ar putea singure să inverseze ordinea: { $pairs }; limitele lor se suprapun.
robustness-many-could-turn = Răspunsurile care lipsesc ar putea singure să inverseze ordinea vecinilor (perechi: { $count } din { $of }): limitele lor se suprapun.

robustness-groups = Grupurile perspectivei { $view } la { $node }, fiecare cu ordinea sa:
robustness-group = grup
robustness-of-draws = { $interval } din extrageri
robustness-ranks-in = ranguri în { $interval }
robustness-mean-rank = rang mediu
robustness-bounds = limite prin lipsuri

robustness-less-than = <{ $share }
robustness-more-than = >{ $share }

robustness-order-holds = Ordinea publicată se menține în { $share } din aceste extrageri; deplasarea medie a rangului este { $shift }.
robustness-order-holds-with-ties = Ordinea publicată se menține în { $share } din aceste extrageri; țările care împart un rang ar trebui să îl împartă și în extragere. Deplasarea medie a rangului este { $shift }.
robustness-unranked = Fără scor publicat, deci în nicio ordine: { $countries }.
robustness-likely-ranks = Rangurile cele mai probabile:
robustness-country = țară
robustness-ranks = ranguri
robustness-rank-share = { $rank } ({ $share })
robustness-more-ranks = { $ranks }; încă { $count } ({ $share })
robustness-no-draw = – nicio extragere nu are scor

robustness-bands = Cât de des în fiecare treaptă:
robustness-neighbours = Fiecare țară față de următoarea din tabel (toate perechile sunt în JSON):
robustness-other = cealaltă
robustness-above = mai sus
robustness-tied = la egalitate

robustness-alternatives = Fiecare alternativă a metodei, cu scoruri exacte: scor (rang)
robustness-alternatives-of-many = Fiecare alternativă a metodei, cu scoruri exacte (toate rangurile sunt în JSON)
robustness-declared = declarată
robustness-mean-shift = deplasarea medie a rangului
robustness-moves-most = se mișcă cel mai mult: rang
robustness-score-and-rank = { $score } ({ $rank })
robustness-moves = { $country } { $from } → { $to }

robustness-no-part-moves = Omiterea câte unei părți, exact: niciuna din { $all } nu mută un rang.
robustness-parts-move = Omiterea câte unei părți, exact. Părți care mută un rang: { $moving } din { $all }
robustness-most-moving = Omiterea câte unei părți, exact. Părți care mută un rang: { $moving } din { $all }, cel mai mult acestea { $named }
robustness-part = parte
robustness-indicator = indicator
robustness-code = cod
robustness-name = denumire
robustness-largest-shift = cea mai mare
robustness-largest-change = cea mai mare schimbare a unui scor

robustness-sources = Care sursă mută rangurile: părți din varianța deplasării medii a rangului (evaluări: { $evaluations }).
robustness-nothing-to-share = Niciuna: niciun rang al unei țări cu scor publicat nu s-a mișcat, deci nu există varianță de împărțit.
robustness-too-steady = Ordinea se menține în { $share } din extrageri, deci prea puține spun care sursă o mută. Ce mută scorurile se află în JSON.
robustness-few-samples = Părțile sub 0 sau peste 1 înseamnă prea puține eșantioane: cereți mai multe în plan.
robustness-source = sursă
robustness-alone-share = singură
robustness-total-share = cu altele
robustness-estimated = { $value } ({ $range })


## Reports: coherence

coherence-title = Coerență · { $round }

coherence-too-few-countries =
    { $countries ->
        [one] O singură țară este prea puțin pentru a spune dacă părțile indexului merg împreună. Este nevoie de cel puțin { $fewest }: cu mai puține, scoruri care nu au legătură unele cu altele cresc și scad adesea împreună
        [few] { $countries } țări sunt prea puține pentru a spune dacă părțile indexului merg împreună. Este nevoie de cel puțin { $fewest }: cu mai puține, scoruri care nu au legătură unele cu altele cresc și scad adesea împreună
       *[other] { $countries } de țări sunt prea puține pentru a spune dacă părțile indexului merg împreună. Este nevoie de cel puțin { $fewest }: cu mai puține, scoruri care nu au legătură unele cu altele cresc și scad adesea împreună
    }
coherence-few-countries = { $countries } țări sunt puține: altele ca ele ar putea da alte cifre, care descriu numai aceste țări.

coherence-against-the-rest = Membri care merg împotriva celorlalți membri ai nodului ({ $count } din { $of }): { $places }. Verificați dacă sunt punctați în sensul corect sau dacă măsoară altceva.
coherence-negative = Perechi care merg una împotriva celeilalte și se anulează astfel într-o medie ({ $count } din { $of }): { $places }.
coherence-weights = Membri a căror parte în diferențele dintre țări este sub jumătate sau peste dublul ponderii declarate ({ $count } din { $of }): { $places }.
coherence-ends = Multe țări sunt la cel mai mic sau cel mai mare scor pe care îl pot da răspunsurile, deci scorul nu le poate deosebi și nici nu arată dacă înaintează (cazuri: { $count }; noduri și grupuri: { $of }): { $places }.
coherence-never-varies = Indicatori care nu deosebesc țările deloc, fiindcă toate au același scor ({ $count } din { $of }; cel mai mare: { $best }, cel mai mic: { $worst }): { $places }.
coherence-weak = Noduri care au puțină legătură cu scorul de deasupra, care abia arată ce se întâmplă acolo ({ $count } din { $of }): { $places }.
coherence-low-alpha = Noduri și grupuri ai căror membri nu se mișcă împreună, deci scorul adună lucruri diferite ({ $count } din { $of }): { $places }. Nu este o greșeală acolo unde trebuie să acopere lucruri diferite; atunci prezentați mai mult decât scorul.
coherence-redundant = Perechi care ordonează țările aproape la fel, deci același lucru poate conta de două ori ({ $count } din { $of }): { $places }.
coherence-high-alpha = Noduri și grupuri în care mulți membri deosebesc țările în același fel ({ $count } din { $of }): { $places }. α crește și numai odată cu numărul membrilor.
coherence-missing-scores = Fără α, fiindcă mai puțin de trei țări au un scor pentru fiecare membru (noduri și grupuri: { $count } din { $of }): { $places }. Perechile de scoruri (cazuri pe perechi) ar putea da unul.
coherence-missing-pairs = Fără α, fiindcă mai puțin de trei țări au ambele scoruri ale vreunei perechi de membri (noduri și grupuri: { $count } din { $of }): { $places }.
coherence-nothing = Nimic nu iese în evidență după convențiile metodologiei.

coherence-methodology = { $sentence } (metodologia { $paragraphs })
coherence-more = { $places }; și încă { $count }
coherence-group = { $view }: { $group }
coherence-place-member = { $member } în { $node } (r = { $value })
coherence-place-pair = { $one } și { $other } (r = { $value })
coherence-place-weight = { $member } în { $node } ({ $share } din varianță, { $weight } din pondere)
coherence-place-floor = { $node } (cel mai mic: { $count } din { $of })
coherence-place-ceiling = { $node } (cel mai mare: { $count } din { $of })
coherence-place-alpha = { $node } (α = { $value }, membri: { $members })

coherence-composites = Noduri și grupuri
coherence-members = Membri
coherence-correlations = Corelații
coherence-indicators = Indicatori

coherence-node = nod
coherence-member = membru
coherence-number-of-members = membri
coherence-countries = țări
coherence-alpha = α
coherence-standardised-alpha = α standardizat
coherence-floor = la minim %
coherence-ceiling = la maxim %
coherence-item-rest = membru–rest
coherence-alpha-without = α fără el
coherence-weight = pondere %
coherence-variance-share = varianță %
coherence-weight-in-index = în index %
coherence-effective-in-index = efectiv %
coherence-one = unul
coherence-other = celălalt
coherence-pairing = care este
coherence-siblings = alături
coherence-with-parent = deasupra
coherence-with-index = index
coherence-pearson = r
coherence-spearman = ρ
coherence-kendall = τ-b
coherence-reading = interpretare
coherence-read-negative = negativă
coherence-read-weak = slabă
coherence-read-redundant = redundantă
coherence-indicator = indicator
coherence-answers = partea fiecărui răspuns
coherence-answer = { $answer } { $share }
coherence-scored = cu scor
coherence-missing = lipsesc
coherence-not-applicable = nu se aplică
coherence-varies = variază
coherence-never = niciodată

coherence-margin = { $value } ± { $margin }
coherence-one-country = { $value } (o țară)
coherence-margin-note = ± înseamnă două erori standard: cât ar putea schimba cifra alte țări ca acestea (metodologia 12.10).
coherence-dash-note = – înseamnă fără cifră: mai puțin de trei țări au scorurile, un nod are un singur membru sau un scor nu variază niciodată (metodologia 12.3, 12.4).


## Reports: trend

answer-missing = fără răspuns
answer-not-applicable = nu se aplică
answer-adjudicated = { $answer } (decis { $points })
trend-title = Tendință · { $node }
trend-summary = { $node }, ultimul pas al fiecărei țări: înainte { $forward }, înapoi { $back }, neschimbat { $unchanged }, necomparabil { $unknown }.
trend-summary-of-all = { $node }, toți pașii de la o rundă la alta: înainte { $forward }, înapoi { $back }, neschimbat { $unchanged }, necomparabil { $unknown }.
trend-lower-is-better = La { $node } mai mic este mai bun: un scor care scade merge înainte.
trend-latest-step = Ultimul pas al fiecărei țări
trend-every-step = De la o rundă la alta
trend-directions = Direcții
trend-signs = + înainte, − înapoi, = neschimbat, ? niciun răspuns în ambele runde; în paranteze unde nodul nu are scor într-una dintre ele
trend-brackets = În paranteze: nodul nu are scor în cel puțin una dintre cele două runde, iar ce are răspuns în ambele a mers așa.
trend-country = țara
trend-from = de la
trend-to = până la
trend-was = a fost
trend-is = este
trend-comparable-was = comparabil a fost
trend-comparable-is = este
trend-full-was = complet a fost
trend-full-is = este
trend-change = schimbare
trend-answers = răspunsuri
trend-weights = ponderi
trend-framework = cadru
trend-coverage = acoperire
trend-direction = direcție
trend-forward = înainte
trend-back = înapoi
trend-unchanged = neschimbat
trend-unknown = necunoscut
trend-nothing-moved = Nimic nu s-a schimbat în ultimul pas: { $countries }
trend-nothing-moved-in-many =
    { $count ->
        [one] Nimic nu s-a schimbat în ultimul pas al unei țări
        [few] Nimic nu s-a schimbat în ultimul pas a { $count } țări
       *[other] Nimic nu s-a schimbat în ultimul pas a { $count } de țări
    }
trend-steps-back = Pași înapoi
trend-back-means = Mai rău decât în runda precedentă, la întrebări identice. Un pas poate veni și din dovezi mai bune.
trend-step-back = { $country }, { $from } – { $to }
trend-fewer-points = { $country }, { $from } – { $to }: niciun răspuns nu este mai rău, la revizuire s-au acordat alte puncte
trend-more-steps =
    { $count ->
        [one] încă o țară are ceva care a mers înapoi
        [few] încă { $count } țări au ceva care a mers înapoi
       *[other] încă { $count } de țări au ceva care a mers înapoi
    }
trend-node-back = { $node }: { $change }
trend-more-nodes =
    { $count ->
        [one] și încă un nod sau grup
        [few] și încă { $count } noduri și grupuri
       *[other] și încă { $count } de noduri și grupuri
    }
trend-answer-back = { $indicator }: de la { $from } la { $to }
trend-condition-fails = { $indicator }: a fost { $from }; condiția nu mai este îndeplinită, deci întrebarea nu se mai aplică
trend-condition-holds = { $indicator }: acum { $to }; condiția nu era îndeplinită înainte, deci întrebarea nu se aplica
trend-more-answers =
    { $count ->
        [one] și încă un răspuns
        [few] și încă { $count } răspunsuri
       *[other] și încă { $count } de răspunsuri
    }
trend-same-answer = același răspuns, alte puncte acordate la revizuire: { $indicators }
trend-revisions = Revizuiri ale rundelor anterioare, nu schimbări într-o țară
trend-revision = { $country }, { $round }{ $histories }: { $node } { $change }{ $answers }
trend-histories = (publicat la înregistrarea { $was }, { $head }…; acum la înregistrarea { $is }, { $now }…)
trend-as-before = ca înainte
trend-revised = { $indicator } de la { $from } la { $to }
trend-more-revisions =
    { $count ->
        [one] încă o revizuire
        [few] încă { $count } revizuiri
       *[other] încă { $count } de revizuiri
    }
trend-notes = De citit împreună cu acestea
trend-one-round = există o singură rundă cu evaluări, { $round }: nimic nu se putea schimba încă
trend-common = indicatori comuni: { $common } din { $all } în { $newest }. Seria comparabilă îi conține numai pe aceștia, după metoda din { $newest }; scorurile complete ale unor ediții diferite nu se compară ({ $editions })
trend-nothing-common = { $editions } nu au niciun indicator comun: nu există serie comparabilă, iar o schimbare între ele nu spune nimic despre o țară
trend-common-of-two =
    { $common ->
        [one] de la { $from } la { $to } o schimbare se împarte după ce au acestea două în comun: un indicator
        [few] de la { $from } la { $to } o schimbare se împarte după ce au acestea două în comun: { $common } indicatori
       *[other] de la { $from } la { $to } o schimbare se împarte după ce au acestea două în comun: { $common } de indicatori
    }
trend-unconfirmed = relații pe care nu le-a confirmat nimeni în tabelul de corespondență de la { $from } la { $to }: { $count } din { $all }; seria comparabilă este deci provizorie
trend-out-of-order = o rundă a cadrului mai vechi ({ $older }) este după una a cadrului mai nou ({ $newer }); rundele stau în ordinea cadrelor
trend-once = evaluate într-o singură rundă, deci nu se spune nimic despre direcția lor: { $countries }
trend-not-between = neevaluate într-o rundă intermediară, peste care trece pasul: { $countries }
trend-in-rounds = { $country } ({ $rounds })
trend-refused = { $country }, { $from } – { $to }: schimbarea nu se poate împărți, pentru că pe parcurs calculul scorului este refuzat: { $why }
trend-nothing-compared = niciun indicator comun nu are răspuns în ambele runde ale unui pas, deci cele două scoruri nu spun nimic despre o schimbare: { $steps }
trend-against-round = aceste mărimi se compară cu valorile propriei runde, deci scorul unei țări se schimbă când se schimbă altele (partea aceasta stă la ponderi): { $indicators }


## Reports: peers

peers-heading = { $title }: { $round } · { $framework } { $version }
peers-cooperation = Ale cui răspunsuri sunt mai bune și ce ar câștiga o țară cu ele
peers-cooperation-of = { $country }: ale cui răspunsuri sunt mai bune și ce ar câștiga cu ele
peers-behind-of = { $country }: răspunsuri pe care alții le au mai bune
peers-behind = Răspunsuri care ar putea fi mai bune
peers-standing =
    Puncte tari și puncte slabe față de { $middle ->
        [median] mediana
       *[mean] media
    } celorlalte din { $of ->
        [group] grup
       *[round] rundă
    }, de la o diferență de { $threshold } în sus
peers-standing-of =
    { $country }: puncte tari și puncte slabe față de { $middle ->
        [median] mediana
       *[mean] media
    } celorlalte din { $of ->
        [group] grup
       *[round] rundă
    }, de la o diferență de { $threshold } în sus
peers-groups = Grupuri de țări
peers-alone = { $country } este singura țară evaluată în { $round }, deci nu există cu cine s-o comparăm
peers-no-cooperation = nimeni nu răspunde mai bine decât altul acolo unde ambele sunt evaluate, deci nimeni nu poate împrumuta un răspuns
peers-no-behind = niciun răspuns dat care se aplică nu ar putea fi mai bun
peers-no-standing = niciun scor nu diferă de mijlocul celorlalte cu pragul
peers-no-groups = nu sunt declarate grupuri
peers-more-rows =
    { $count ->
        [one] încă un rând
        [few] încă { $count } rânduri
       *[other] încă { $count } de rânduri
    }
peers-caution = Arată unde să privim, nu că o cale care funcționează acolo funcționează și aici (metodologia 15.1).
peers-no-gain = – nu există un scor care ar putea crește: prea puține răspunsuri
peers-lower-gains = La { $index } mai mic este mai bun: un câștig sub 0 îl îmbunătățește.
peers-lower-strengths = La { $index } mai mic este mai bun: un punct tare este un scor sub celelalte.
peers-standing-caution = Un punct tare poate fi totuși un scor slab, iar un punct slab unul bun.
peers-farthest = Pentru fiecare țară cele mai îndepărtate { $count }
peers-nobody-better = Răspunsuri care ar putea fi mai bune, dar nu sunt mai bune în nicio altă țară: { $count }.
peers-evidence-elsewhere = Dovezile din spatele fiecărui răspuns mai bun nu încap aici
peers-counts = Acestea sunt numere de răspunsuri
peers-country = țara
peers-name = denumire
peers-code = cod
peers-middle = mijloc
peers-indicator = indicator
peers-question = întrebare
peers-answer = răspuns
peers-better = mai bun
peers-whose = al cui
peers-since = din
peers-or-before = { $round } sau mai înainte
peers-also-better = și altele mai bune
peers-answers = răspunsuri
peers-others-better = alții le au mai bune
peers-nobody-has = nu le are nimeni
peers-most-often = cel mai des mai bune
peers-with-count = { $country } { $count }
peers-group = grup
peers-countries = țări
peers-round = rundă
peers-strength = punct tare
peers-weakness = punct slab


## Reports: plan

plan-title = { $country } · { $round } · { $framework } { $version }
plan-already-reached = { $name } este la { $before } și a atins { $target }
plan-reached =
    { $count ->
        [one] { $name } atinge { $target } printr-o schimbare{ $cost }: de la { $before } la { $after }; { $proof }
        [few] { $name } atinge { $target } prin { $count } schimbări{ $cost }: de la { $before } la { $after }; { $proof }
       *[other] { $name } atinge { $target } prin { $count } de schimbări{ $cost }: de la { $before } la { $after }; { $proof }
    }
plan-at-cost = cu costul de { $cost }
plan-nothing-cheaper = nimic mai ieftin nu o face, deși alte liste pot face la fel
plan-nothing-shorter = nimic mai scurt nu o face, deși alte liste pot face la fel
plan-cheaper-not-proven = nu este dovedit dacă ceva mai ieftin o face; nimic sub { $least } nu o face
plan-shorter-not-proven = nu este dovedit dacă ceva mai scurt o face; nimic sub { $least } nu o face
plan-no-score = { $name } nu are scor după nicio schimbare care se poate face: prea puțin are răspuns sau nimic nu se aplică
plan-nothing-further = { $name } nu poate atinge { $target }: este la { $before } și nimic din ce se poate schimba nu îl duce mai departe
plan-unreachable = { $name } nu poate atinge { $target } prin ce se poate schimba: ajunge cel mult la { $highest }, de la { $before }; schimbările de mai jos{ $cost } ajung la { $after }
plan-not-found = nu s-a găsit nimic prin care { $name } atinge { $target } și nu este dovedit că nimic nu o face: nimic nu trece de { $highest }; schimbările de mai jos{ $cost } ajung la { $after }
plan-with-it = împreună cu { $change }
plan-change = { $indicator }: { $from } → { $to }
plan-improvements = Ce ar adăuga fiecare răspuns mai bun luat singur
plan-more-improvements =
    { $count ->
        [one] încă o îmbunătățire
        [few] încă { $count } îmbunătățiri
       *[other] încă { $count } de îmbunătățiri
    }
plan-unanswered = Fără răspuns, deci nu se contează pe ele: { $count }
plan-fixed = Declarate neschimbabile: { $count }
plan-without-value = Mărimi pe care niciun plan nu le schimbă, pentru că nu este declarată nicio valoare: { $count }
plan-lower-gains = La { $index } mai mic este mai bun: un câștig sub 0 îl îmbunătățește.
plan-caution = Aceasta este aritmetică după metoda declarată, nu un sfat (metodologia 14.3).
plan-indicator = indicator
plan-from = de la
plan-to = la
plan-question = întrebare
plan-cost = cost
plan-node = nod
plan-gain-of = câștigul { $index }
plan-none = fără scor
plan-what-if = Ce-ar fi dacă · { $country } · { $round }
plan-condition-fails = { $change }, pentru că nu se mai îndeplinește condiția
plan-condition-holds = { $change }, pentru că se îndeplinește condiția
plan-what = ce
plan-before = înainte
plan-after = după
plan-gap-of = decalajul { $node }
plan-of-country = { $node }, { $country }
plan-scored = cu scor
plan-not-applicable = nu se aplică
plan-missing = fără răspuns
plan-too-little-coverage = prea puțin are răspuns
plan-recommendations = { $title }: { $country } · { $round }
plan-at-worst = Răspunsuri care sunt cele mai rele ale întrebării lor: { $worst }. Fără răspuns, deci neenumerate aici: { $unanswered }.
plan-most-gained = Indexul ar câștiga cel mai mult cu acestea; un câștig mai mare nu înseamnă că este mai important (metodologia 14.3):
plan-gained = { $question }: { $gain }, cu răspunsul { $to }
plan-no-group = În niciun grup
plan-node-with-code = { $label } ({ $code })
plan-answer = Răspuns
plan-earns = Când se obține { $option }
plan-provision = Prevedere
plan-evidence = Dovezi așteptate
plan-index-gains = Indexul ar câștiga
plan-group-gains = ar câștiga
plan-recommendation = Recomandare
plan-gain-by = { $gain }, cu răspunsul { $to }
plan-does-not-move = nimic: declarat neschimbabil ({ $reason })
plan-gain-unknown = necunoscut: nu are scor înainte sau după


## Reports: composed reports


## Reports: charts

# What the numbers along an axis are.
chart-score = scor
# In the key of a chart: the dots of all countries but the one that stands out.
chart-others = alte țări
# In the key of a chart: what a hollow bar, and what a solid bar, means.
chart-bounds = ce mai permit răspunsurile lipsă
chart-interval = { $share } din extrageri

# Findings of charts.
# The highest and the lowest of several; names stand after a colon, so that they need no case.
finding-ends = Cel mai mare scor: { $highest } ({ $high }); cel mai mic: { $lowest } ({ $low })
finding-among = { $name }: { $own }. Cel mai mare scor: { $highest } ({ $high }); cel mai mic: { $lowest } ({ $low })
finding-no-score = Nu se poate arăta niciun scor
# Where countries are the farthest apart.
finding-spread = Țările sunt cel mai departe una de alta la: { $name } (de la { $low } la { $high })
finding-gap = Cel mai mare decalaj între lege și practică: { $name } ({ $gap })
# How many questions earn all points, over all countries, and in one.
finding-answers = Întrebări aplicabile cu cel mai bun răspuns: { $count } din { $all }
finding-answers-of = { $country }. Întrebări aplicabile cu cel mai bun răspuns: { $count } din { $all }
# How many countries, each by itself, have one rank only in a share of the draws, such as 90 %.
finding-ranks = Țări al căror rang este același în { $share } din extrageri: { $count } din { $all }
# The two countries that are the hardest to tell apart.
finding-pair = Cel mai greu de deosebit: { $first } este peste { $second } în { $share } din extrageri
finding-first = (primele țări din listă: { $count })
# How many countries rose, fell and stayed.
finding-rounds = De la { $from } la { $to }: { $up } în creștere, { $down } în scădere, { $same } neschimbate
# The score of one country in the first and the last of its rounds.
finding-from-to = { $name }: { $was } în { $from }, { $is } în { $to }
finding-one-round = Deocamdată o singură rundă: { $round }
finding-change = Cea mai mare schimbare: { $name } ({ $change })
finding-no-change = Nimic nu s-a schimbat
# A better answer to one question.
finding-gain = Cel mai mare câștig: { $name } ({ $gain })
finding-no-gain = Nu mai există un răspuns mai bun
# After the rows that are read out.
finding-more = și încă { $count } în tabel
# Names of axes, and of marks in the key.
finding-published-rank = rangul publicat
finding-index-gains = ce câștigă indexul
finding-law = legislație și politici
finding-practice = practică
finding-gap-name = decalaj
# A change, and the parts that it comes from.
finding-change-name = schimbare
finding-from-answers = din alte răspunsuri
finding-from-weights = din metodă
finding-from-framework = din cadru
finding-from-coverage = din acoperire
# Kinds of answers in the key.
finding-missing = fără răspuns
finding-not-applicable = nu se aplică


## Reports that are printed or edited: DOCX and PDF

printed-contents = Cuprins
printed-edits = Acest document poate fi editat. Modificările nu schimbă niciun scor și nu sunt preluate în niciun raport ulterior: răspunsurile se modifică în index, din care rapoartele se generează din nou.
printed-hash = Cifrele au fost calculate din { $framework }. SHA-256 al tuturor datelor pe care se bazează: { $hash }


## Pages: reports as HTML

page-skip = Salt la raport
page-contents = Cuprins
page-figures = Cifrele acestui grafic


## Composed reports

composed-country-title = { $country }: raport de țară { $round }
composed-regional-title = Raport regional { $round } – { $index }
composed-brief-title = { $country } { $round }: pe scurt
composed-countries-count = { $count ->
        [one] { $count } țară
        [few] { $count } țări
       *[other] { $count } de țări
    }
composed-label = { $label }:
composed-index = Index
composed-edition = Ediția
composed-edition-of = runda { $round }, cadrul { $framework } { $version }
composed-reference-date = Situația la data de
composed-status = Stadiu
composed-is-draft = proiect; nimeni nu a declarat această ediție finală, iar cifrele se mai pot schimba
composed-declared-final = finală; declarată de { $by } la { $on }
composed-draft = proiect
composed-final = finală
composed-draft-mark = Proiect: încă nedeclarat final
composed-licence = Licență
composed-fingerprint = Amprenta datelor (SHA-256)
composed-foreword = Cuvânt înainte
composed-how-to-read = Cum se citește acest raport
composed-read-scores = Scorurile merg de la { $low }, cel mai slab, la { $high }, cel mai bun. Fiecare este calculat din răspunsuri la întrebări, printr-o metodă declarată dinainte.
composed-read-scores-lower = Scorurile merg de la { $low }, cel mai bun, la { $high }, cel mai slab: mai mic este mai bine. Fiecare este calculat din răspunsuri la întrebări, printr-o metodă declarată dinainte.
composed-read-public = Aici este doar ce se poate publica. Unde lipsesc dovezi, un comentariu sau un motiv, pot exista unele neaprobate pentru publicare.
composed-read-answers = Semnele răspunsurilor: ● obține tot, ◐ obține o parte, ○ nu obține nimic, – fără răspuns, / nu se aplică.
composed-read-missing = O întrebare fără răspuns apare ca o lipsă, nu ca un zero. Unde lipsesc răspunsuri, raportul arată cât de mic și cât de mare ar mai putea fi scorul.
composed-read-ranks = Un rang spune mai puțin decât un scor: țările apropiate între ele își pot schimba locurile printr-un singur răspuns.
composed-read-gap = Decalajul este scorul a ceea ce promite legea minus scorul a ceea ce se face în practică.
composed-bands = Trepte
composed-band-from = de la { $score }
composed-not-measured = Ce nu măsoară
composed-not-measured-questions = Ce nu întreabă nicio întrebare nu intră în niciun scor.
composed-not-measured-children = Un scor nu este o proporție a copiilor protejați și nu spune nimic despre vreun copil anume.
composed-not-measured-cause = Nu spune de ce lucrurile stau așa, nici că o cale care merge într-o țară merge și în alta.
composed-not-measured-small = Diferențele mici nu sunt o constatare.
composed-summary = Rezumat
composed-part = Parte
composed-score = Scor
composed-rank = Rang
composed-country = Țara
composed-answered = Răspunse
composed-lowest = Minim posibil
composed-highest = Maxim posibil
composed-score-is = Scor { $score }.
composed-rank-is = Rangul { $rank } din { $count }.
composed-rank-shared = Rangul { $rank } din { $count }, la egalitate (țări: { $shared }).
composed-band = Treapta
composed-change-is = Față de { $from }, pe bază comparabilă: { $change }.
composed-answered-of = Întrebări care se aplică și au răspuns: { $answered } din { $applicable }.
composed-could-be = Cu răspunsurile care lipsesc, scorul ar putea fi oricât între { $low } și { $high }.
composed-scored = Există un scor.
composed-nothing-applies = Fără scor: nicio întrebare nu se aplică.
composed-nothing-answered = Fără scor: nicio întrebare nu are răspuns.
composed-too-little-answered = Fără scor: prea puține întrebări au răspuns.
composed-strip-rank = { $part }: { $country } are rangul { $rank } din { $count }
composed-strip-no-score = { $part }: { $country } nu are scor
composed-spread = { $part }: de la { $worst } ({ $last }) la { $best } ({ $first })
composed-strip-shows = Un punct pentru scorul fiecărei țări: { $part }.
composed-strongest = Cele mai puternice părți
composed-weakest = Cele mai slabe părți
composed-more-with-that-score = { $count ->
        [one] Încă { $count } parte are
        [few] Încă { $count } părți au
       *[other] Încă { $count } de părți au
    } scorul { $score }.
composed-at-a-glance = Toate scorurile dintr-o privire
composed-at-a-glance-means = Cu cât fondul unei cifre este mai închis, cu atât scorul este mai mare. O liniuță înseamnă fără scor; o celulă goală nu are întrebări.
composed-change = Ce s-a schimbat
composed-changed-like = Schimbare, comparabil
composed-no-earlier-round = { $country } nu a fost evaluată într-o rundă anterioară comparabilă.
composed-compared = Între { $from } și { $to }, { $count ->
        [one] { $count } întrebare are
        [few] { $count } întrebări au
       *[other] { $count } de întrebări au
    } răspuns în ambele runde și se pot compara.
composed-steps-back = Pași înapoi
composed-steps-forward = Pași înainte
composed-no-steps-back = Niciun răspuns nu a dat înapoi.
composed-no-steps-forward = Niciun răspuns nu a mers înainte.
composed-steps-back-count = { $count ->
        [one] { $count } răspuns a dat
        [few] { $count } răspunsuri au dat
       *[other] { $count } de răspunsuri au dat
    } înapoi. Un pas înapoi poate veni din dovezi mai bune.
composed-steps-forward-count = { $count ->
        [one] { $count } răspuns a mers
        [few] { $count } răspunsuri au mers
       *[other] { $count } de răspunsuri au mers
    } înainte.
composed-steps-forward-most = Urmează cele care s-au schimbat cel mai mult; anexa le are pe toate.
composed-points-awarded = (puncte prin decizie: { $points })
composed-fewer-points = (la revizuire s-au acordat alte puncte)
composed-more-answers = și încă { $count ->
        [one] { $count } răspuns
        [few] { $count } răspunsuri
       *[other] { $count } de răspunsuri
    }
composed-other-points-count = { $count ->
        [one] La { $count } întrebare
        [few] La { $count } întrebări
       *[other] La { $count } de întrebări
    } răspunsul este același, iar la revizuire s-au acordat alte puncte.
composed-was = A fost
composed-is = Este
composed-changed = Schimbare
composed-causes = De unde vin schimbările
composed-by-answers = Răspunsuri
composed-by-weights = Metodă
composed-by-framework = Întrebări
composed-by-coverage = Acoperire
composed-by-answers-means = Răspunsuri: alte răspunsuri la aceleași întrebări. Aceasta este schimbarea pe bază comparabilă.
composed-by-weights-means = Metodă: alte ponderi, puncte sau valori de referință.
composed-by-framework-means = Întrebări: unele sunt puse doar într-o rundă.
composed-by-coverage-means = Acoperire: întrebări cu răspuns doar într-o rundă.
composed-unchanged = Nimic nu s-a schimbat față de { $from }, pe bază comparabilă.
composed-went-back = A dat înapoi față de { $from }, pe bază comparabilă.
composed-went-forward = A mers înainte față de { $from }, pe bază comparabilă.
composed-gap = Lege și practică
composed-law = Lege
composed-practice = Practică
composed-gap-figure = Decalaj
composed-gap-is = Legea are scorul { $law }, practica { $practice }: un decalaj de { $gap }.
composed-gap-count = Părți în care legea este înaintea practicii: { $count } din { $of }.
composed-gap-shows = Un inel pentru lege și un punct pentru practică, pentru fiecare parte a indexului.
composed-gap-countries = Țări în care legea este înaintea practicii: { $count } din { $of }.
composed-every-part = Fiecare parte a indexului
composed-what-earned-what = Ce a obținut fiecare răspuns
composed-what-is-asked = Ce ar schimba situația
composed-what-is-asked-means = Aceste întrebări nu obțin încă nimic. Ce ar obține tot, în cuvintele cadrului:
composed-code = Cod
composed-question = Întrebare
composed-answer = Răspuns
composed-earned = Obținut
composed-rests-on = Dovezi
composed-missing = fără răspuns
composed-not-applicable = nu se aplică
composed-comment = Comentariu
composed-decision = Decizia luată la revizuire
composed-reply = Răspunsul guvernului
composed-recommendations = Recomandări
composed-solved-elsewhere = Cine a rezolvat ce nu este rezolvat aici
composed-solved-count = Dintre întrebările care nu obțin nimic aici, alții răspund mai bine la { $solved }; nerezolvate peste tot: { $nobody }.
composed-solved-caution = Aceasta arată unde să privim, nu că o cale care merge acolo merge și aici.
composed-here = Aici
composed-answers-better = Cine răspunde mai bine
composed-more-countries = și încă { $count ->
        [one] { $count } țară
        [few] { $count } țări
       *[other] { $count } de țări
    }
composed-since = (din { $round })
composed-adds-most = Ce ar adăuga cel mai mult
composed-adds-most-means = Ce ar adăuga la index un singur răspuns mai bun, restul neschimbat. Este aritmetică după metoda declarată, nu prognoză și nu sfat.
composed-would = Răspuns mai bun
composed-part-of-index = Parte
composed-gain-of-index = Câștigul indexului
composed-targets = Ce atinge țintele
composed-target-reached = { $of }: { $target } se atinge prin { $count ->
        [one] { $count } răspuns mai bun
        [few] { $count } răspunsuri mai bune
       *[other] { $count } de răspunsuri mai bune
    }.
composed-target-there = { $of }: { $target } este deja atins.
composed-target-beyond = { $of }: nu s-au găsit schimbări care să atingă { $target }.
composed-cooperation = Cine pe cine poate ajuta
composed-cooperation-means = Pentru fiecare țară: părțile indexului în care altă țară răspunde mai bine la cele mai multe întrebări, cu ce ar câștiga partea prin aceste răspunsuri.
composed-on-what = În ce
composed-helper = Cine poate ajuta
composed-better-answers = Răspunsuri mai bune
composed-with-evidence = Cu dovezi
composed-gain-of-part = Câștigul părții
composed-annex = Anexă
composed-unit-lists = Listele țării
composed-unit-lists-mean = Întrebările despre fiecare regiune, orașe mari și altele asemenea se referă la acestea. Tabelul răspunsurilor numește listele după fiecare întrebare.
composed-every-answer = Fiecare răspuns
composed-every-answer-means = Ponderea este partea din index pe care o poartă o întrebare în această țară.
composed-every-answer-was = Sub „{ $was }” este răspunsul din { $from }, acolo unde s-a schimbat.
composed-weight = Pondere
composed-method = Metoda declarată
composed-method-means = Ce declară cadrul și din ce decurge fiecare cifră:
composed-bounds = Ce lasă deschis răspunsurile lipsă
composed-bounds-means = Cel mai mic și cel mai mare scor pe care răspunsurile lipsă încă îl permit. Nu spun nimic despre ce scor este probabil.
composed-not-answered = Fără răspuns
composed-robustness = Cât rezistă scorurile
composed-cited-sources = Surse
composed-computed-from = Din ce a fost calculat acest raport
composed-computed-from-means = Acest raport adună rezultate și nu calculează nimic el însuși. Oricine are răspunsurile publicate poate recalcula fiecare rezultat și îi poate compara amprenta.
composed-result = Rezultat
composed-brief-score = { $country } are scorul { $score } pe o scală de la { $low } la { $high }.
composed-brief-lower = Mai mic este mai bine.
composed-strengths = Puncte tari
composed-gaps = Lipsuri
composed-demands = Ce trebuie cerut
composed-demands-means = Dintre toate schimbările luate una câte una, acestea ar îmbunătăți cel mai mult scorul:
composed-brief-note = Raportul de țară conține fiecare răspuns cu dovezile sale și metoda.


## What runs in the browser of a visitor of a site

app-what-if-note = Ce scor ar da alte răspunsuri sau ponderi? Este aritmetică după metoda declarată: nu o prognoză și nu un sfat.
app-starting = Motorul de calcul pornește.
app-reach = Ce ar ridica indicele la
app-reach-show = Arată cum
app-reach-number = Introduceți un scor.
app-reach-there = { $country } are deja { $target } sau mai bine.
app-reach-beyond = Niciun răspuns mai bun nu ridică { $country } la { $target }.
app-reach-found = { $count } răspunsuri mai bune ridică împreună { $country } la { $target } sau mai mult, luate în ordinea a ceea ce adaugă fiecare. Și alte alegeri o pot face; lista este mai jos.
app-country = Țara
app-announced = { $country }: { $before } publicat, { $after } acum; { $rank }
app-figures-caption = Scorurile așa cum au fost publicate și cu modificările dumneavoastră
app-column-what = Partea
app-column-published = Publicat
app-column-now = Acum
app-column-difference = Diferența
app-column-bounds = Limite prin răspunsuri lipsă
app-column-rank = Rangul
app-rank-of = rangul { $rank } din { $count }
app-range = { $low } – { $high }
app-no-score = fără scor
app-missing = fără răspuns
app-not-applicable = nu se aplică
app-changes-title = Ce s-a modificat
app-changes-none = Încă nimic: acestea sunt răspunsurile și ponderile publicate.
app-from-to = { $from } → { $to }
app-was = publicat: { $answer }
app-followed-title = Ce s-a modificat odată cu aceasta, prin condițiile întrebărilor
app-others = S-au mișcat și scorurile altor țări, deoarece o mărime se raportează la valorile rundei: { $countries }
app-take-back = Anulați
app-take-back-all = Anulați tot
app-save = Salvați răspunsurile modificate
app-save-framework = Salvați cadrul cu aceste ponderi
app-command = Același lucru cu comanda, acolo unde se află fișierul salvat:
app-link = Legătura către această stare
app-answers-title = Răspunsuri
app-search = Căutați o întrebare
app-found = Întrebări găsite: { $count }
app-changed-count = modificate: { $count }
app-applies-if = Contează numai cu: { $condition }
app-weights-title = Ponderi
app-weights-note = Cât contează fiecare parte în index, față de celelalte.
app-weight-of = Ponderea: { $name }
app-share = { $share } % din index
app-refused = Nu se poate calcula un scor și s-a anulat: { $reason }
app-failed = Pagina nu și-a putut face treaba: { $reason }

app-scores-title = Fiecare scor, calculat de browserul dumneavoastră
app-scores-note = Browserul calculează fiecare scor al acestei ediții din răspunsurile publicate și îl compară cu ce s-a publicat.
app-computing = Se calculează …
app-scores-same = Toate valorile calculate aici ({ $count }) sunt cele publicate.
app-scores-differ = Valori care diferă de cele publicate: { $count }; aceleași: { $same }.
app-scores-caption = Scoruri, grupuri, celule și decalaje pe țări
app-column-country = Țara
app-column-same = La fel
app-column-differ = Diferite
app-figure-differs = { $country }, { $name }: publicat { $said }, calculat { $computed }
app-provenance-differs = Diferă pe ce se sprijină scorurile: { $key }
app-and-more = și încă { $count }
app-nothing = nimic
app-check-failed = Scorurile nu se pot calcula: { $reason }
app-files-failed = Fișierele nu pot fi verificate: { $reason }
app-engine = Motorul cpi { $version }, surse { $sources }
app-files-title = Fiecare fișier publicat
app-files-note = Manifestul SHA256SUMS are amprenta fiecărui fișier al acestei ediții. Browserul citește fiecare fișier și compară; un singur octet modificat se vede. Apoi calculează din nou scorurile din aceste fișiere.
app-check-files = Verificați toate fișierele
app-choose = Alegeți dosarul acestei ediții
app-choose-too = sau alegeți o copie a dosarului
app-reading = Se citesc fișierele
app-reading-file = fișiere citite: { $done } din { $all }
app-no-manifest = Nu există SHA256SUMS; alegeți dosarul care îl conține.
app-bad-manifest = O linie din SHA256SUMS nu se poate citi: { $line }
app-files-same = Toate fișierele ({ $count }) sunt cele din manifest.
app-files-differ = Fișiere care nu corespund manifestului: { $count } (fișiere enumerate: { $all }).
app-file-changed = modificat: { $path }
app-file-missing = lipsește: { $path }
app-file-extra = nu este în manifest: { $path }
app-file-not-listed = manifestul nu conține { $path }, pe care se sprijină scorurile
app-manifest-hash = Amprenta manifestului (SHA-256), de comparat cu ce au anunțat editorii în altă parte:
app-file-scores-title = Scorurile din aceste fișiere
app-command-title = Cu comanda și semnătura
app-command-note = O pagină nu poate dovedi că este autentică: cine o poate modifica poate modifica și ce raportează. Programe din altă sursă pot face aceleași verificări pe o copie a dosarului:
app-signature-note = Dacă editorii au semnat manifestul (SHA256SUMS.sig), cu lista cheilor lor în allowed_signers:


## The pages of a site

site-home = Toate țările
site-main-pages = Pagini principale
site-more-pages = Alte pagini
site-languages = Limbi
site-skip = Sari la conținut
site-countries = Țări
site-parts = Părțile indexului
site-home-intro = Țări: { $countries }. Întrebări: { $questions }. Fiecare scor de pe aceste pagini decurge din răspunsuri publicate, printr-o metodă declarată dinainte.
site-moved-count = Țări care pot fi comparate cu runda precedentă: { $count }.
site-moved-more = Ce s-a mișcat în fiecare țară și de ce
site-change-page = Ce s-a schimbat
site-compare-page = Compară țările
site-compare-intro = Fiecare parte a indicelui, una lângă alta. Alegeți o parte pentru toate răspunsurile ei sau o țară pentru pagina ei.
site-take-chart = Acest grafic ca:
site-embed-chart = Arată acest grafic pe altă pagină
site-choose-countries = Alegeți două până la patru țări
site-no-country = niciuna
site-difference = Diferența
site-position = Unde se situează
site-chosen-caption = Scorurile țărilor alese
site-is-ahead = { $one } este înaintea țării { $other } cu { $by }.
site-are-level = { $one } și { $other } au același scor.
site-share-rank = { $one } și { $other } au același rang: scorurile afișate sunt egale.
site-order-is-open = Răspunsurile lipsă ar putea schimba această ordine.
site-order-is-sure = Răspunsurile lipsă nu ar putea schimba această ordine.
site-ahead-in = Părți în care una este înainte: { $one } { $count }, { $other } { $otherCount }.
site-with-rank = { $country }, locul { $rank }
site-reach-score = Ce ar ridica indicele la un scor ales?
site-helpers-intro = Cine răspunde mai bine la întrebările acestei părți și la câte dintre cele { $count }.
site-ranks = Ranguri
site-ranks-page = Cât rezistă clasamentul
site-ranks-open = Perechi de vecini a căror ordine ar putea fi inversată de răspunsurile lipsă: { $count } din { $of }
site-ranks-intro = Un rang spune mai puțin decât un scor: depinde de cine a mai fost evaluat și ascunde cât de departe sunt două țări una de alta. Limitele arată cel mai mic și cel mai mare scor pe care răspunsurile lipsă încă îl permit.
site-neighbours = Este într-adevăr înainte?
site-neighbours-intro = Fiecare țară cu următoarea în ordine, cât de departe sunt una de alta și dacă răspunsurile lipsă le-ar putea inversa ordinea.
site-ahead = Înainte
site-behind-it = După ea
site-apart = Distanța
site-could-turn = Pot răspunsurile lipsă să inverseze ordinea?
site-yes = da
site-no = nu
site-no-plan-declared = Pentru această ediție nimeni nu a declarat cât de nesigure sunt răspunsurile și metoda, așa că nu s-au făcut extrageri. Se arată numai limitele de mai sus și nu se spune nimic despre cât de probabilă este altă ordine.
site-help-page = Cine pe cine poate ajuta
site-help-intro = Pentru fiecare țară: cine răspunde mai bine și la ce parte a indexului. Dovezile și adresele sunt pe paginile părților.
site-nobody-helps = În această rundă nicio țară nu răspunde mai bine decât alta într-un fel care poate fi arătat aici.
site-method = Metoda
site-method-page = Cum se calculează scorurile
site-traced = Un scor, urmărit până la răspunsuri
site-traced-intro = Scorul unei părți într-o țară, pas cu pas până la răspunsuri și dovezile lor:
site-framework = Cadrul
site-framework-title = Cadrul { $framework } { $version }
site-framework-intro = Fiecare întrebare, ce aduce fiecare răspuns și pe ce se bazează.
site-to-answers = Răspunsurile tuturor țărilor
site-how-scored = Cum se punctează
site-matrix = Toate răspunsurile, unele lângă altele
site-every-question = Fiecare întrebare
site-one-round-only = Nu există o rundă anterioară cu care aceasta să poată fi comparată.
site-change-intro = La aceleași întrebări, punctate cu aceeași metodă. Pașii înapoi stau primii.
site-search = Căutare
site-search-intro = Fiecare țară, fiecare parte și fiecare întrebare, într-o singură listă.
site-search-label = Cuvinte pe care trebuie să le conțină o intrare
site-search-found = Intrări găsite: { $count }
site-data = Date
site-data-page = Date, citare și verificare
site-data-intro = Scorurile, rangurile și răspunsurile pe care le arată aceste pagini, ca fișiere. Scorurile din fișiere au toate cifrele; paginile le arată rotunjite.
site-file = Fișier
site-holds = Ce conține
site-holds-package = Descrierea tabelelor (Data Package)
site-holds-long = Toate scorurile: câte un rând pentru fiecare scor, cu acoperirea și limitele
site-holds-wide = Scoruri: câte un rând pentru fiecare țară, câte o coloană pentru fiecare parte
site-holds-ranking = Rangurile la fiecare parte
site-holds-series = Scorurile din toate rundele
site-holds-scores = Scorurile cu tot din ce au fost calculate
site-holds-framework = Cadrul: întrebări, opțiuni, ponderi, metodă
site-holds-round = Runda: țări și date calendaristice
site-holds-publication = Publicația care poate fi verificată: toate fișierele și amprentele lor
site-holds-manifest = Amprentele (SHA-256) fișierelor
site-holds-workbook = Scoruri, ranguri, răspunsuri, runde și registrul de coduri ca registru de calcul (XLSX)
site-holds-notebook = Un notebook în Python: de la date la trei figuri, cu fiecare scor calculat din răspunsuri
site-holds-recompute = Cu ce calculează notebook-ul scorurile: metoda în Python, independentă de programul care a făcut acest site
site-holds-answers = Fiecare răspuns, cu scorul și sursele sale
site-holds-parts = Fiecare parte a indexului, cu nivelul și ponderea sa
site-sheet-about = Despre
site-sheet-scores = Scoruri
site-sheet-answers = Răspunsuri
site-sheet-series = Runde
site-sheet-codebook = Registru de coduri
site-sheet-digits = Un număr dintr-un registru de calcul are cel mult 17 cifre. Fișierele CSV și JSON au toate cifrele.
site-country-code = codul țării
site-answer-code = codul răspunsului
site-level = nivel
site-part-of = parte din
site-cite = Cum se citează această ediție
site-verify = Cum se verifică această ediție
site-verify-intro = Într-o copie a întregului dosar, această comandă compară fiecare fișier cu amprenta lui:
site-verify-scores = Aceasta face același lucru, recalculează fiecare scor din răspunsurile publicate și verifică semnătura, dacă numiți cheia editorului:
site-hash-is = Amprenta datelor din care au fost calculate scorurile (SHA-256): { $hash }
site-editions-page = Ediții și corecturi
site-editions-listed = Ediții
site-editions-intro = O ediție publicată rămâne la adresa ei așa cum a fost publicată. O ediție ulterioară sau o corectură stă alături, iar paginile ei anunță atunci acest lucru.
site-edition = Ediția
site-declared-final = Declarată finală
site-still-draft = schiță
site-standing = Starea
site-fingerprint-of = Amprenta scorurilor
site-this-edition = această ediție
site-was-corrected = corectată de una ulterioară
site-was-superseded = înlocuită de una ulterioară
site-corrections = Corecturi
site-no-corrections = Nicio ediție publicată nu a fost corectată.
site-corrected-earlier = Ediția { $folder } a rundei { $round } a fost corectată; { $corrected } spune ce a fost greșit și de ce.
site-corrects = Această ediție corectează ediția { $folder } a rundei { $round }, care rămâne așa cum a fost publicată.
site-corrected-by = Corectura a fost declarată de { $by } la { $on }.
site-correction-text = Ce a fost greșit și de ce
site-corrected-answers = Răspunsuri corectate
site-no-answers-corrected = Niciun răspuns nu a fost corectat.
site-corrected-figures = Cifre care s-au schimbat
site-no-figures-corrected = Nicio cifră nu s-a schimbat.
site-as-published = Așa cum a fost publicat
site-as-corrected = După corectură
site-rank-as-published = Locul publicat
site-rank-as-corrected = Locul după corectură
site-corrected-histories = Ce spun istoricele
site-history-goes-on = { $country }: istoricul continuă de la ceea ce a fost publicat; înregistrări de atunci: { $count }.
site-history-differs = { $country }: istoricul nu conține ceea ce a fost publicat.
site-superseded-edition = A fost publicată o ediție ulterioară. Această pagină rămâne așa cum a fost; cea ulterioară:
site-superseded-correction = Această ediție a fost corectată. Această pagină rămâne așa cum a fost; ediția corectată, care spune ce a fost greșit:
site-holds-editions = Această ediție și cele dinainte
site-holds-erratum = Ce a fost corectat, de ce și de cine
site-rounds = Runde
site-rounds-intro = Paginile arată cea mai nouă dintre aceste runde. Cele anterioare sunt disponibile ca serii și date.
site-round = Runda
site-country-ranked = { $country }: { $score }, rangul { $rank } din { $count } – { $round }
site-country-scored = { $country }: { $score } – { $round }
site-country-unscored = { $country }: fără scor – { $round }
site-what-if = Ce-ar fi dacă
site-what-if-page = Ce-ar fi dacă răspunsurile sau ponderile ar fi altele?
site-what-if-intro = Modificați răspunsuri și ponderi și vedeți ce scoruri și ranguri ar rezulta. Nimic din ce introduceți nu părăsește browserul.
site-what-if-static = Această pagină calculează în browser și are nevoie de JavaScript. Același lucru se poate face cu comanda cpi:
site-check = Verificați
site-check-page = Verificați singuri
site-check-intro = Browserul dumneavoastră poate calcula fiecare scor al acestei ediții din răspunsurile publicate și poate compara fiecare fișier cu amprenta lui.
site-check-static = Această pagină calculează în browser și are nevoie de JavaScript. Fără el, rulați această comandă într-o copie a dosarului:
site-glossary = Glosar
site-limitations = Ce nu poate spune indexul
site-accessibility = Accesibilitate
site-access-aim = Aceste pagini urmăresc nivelul AA al ghidului de accesibilitate WCAG 2.2.
site-access-limits = Limite cunoscute
site-access-known = Pe ecrane înguste, tabelele late se derulează lateral în cadrul lor. Documentele la care trimit răspunsurile sunt pe alte site-uri, a căror accesibilitate nu este cunoscută aici.
site-term-score = Scor
site-means-score = ce spune o parte a indexului despre o țară, după răspunsurile ei; se calculează exact și se arată rotunjit
site-term-question = Întrebare
site-means-question = un lucru pe care indexul îl întreabă despre o țară, numit și indicator
site-term-answer = Răspuns
site-means-answer = o opțiune, precum da, parțial sau nu, ori o mărime
site-term-missing-answer = Fără răspuns
site-means-missing-answer = nimeni nu a răspuns la întrebare; nu este același lucru cu răspunsul cel mai slab
site-term-not-applicable = Nu se aplică
site-means-not-applicable = întrebarea nu are sens pentru această țară și nu intră în scorurile ei
site-term-coverage = Acoperire
site-means-coverage = partea din întrebările aplicabile care au răspuns
site-term-bounds = Limite
site-means-bounds = cel mai mic și cel mai mare scor pe care răspunsurile lipsă încă îl permit; nu spun ce scor este probabil
site-term-rank = Rang
site-means-rank = cu unu mai mult decât numărul țărilor cu un scor mai bun, dacă nu se declară altfel
site-term-band = Treaptă
site-means-band = un interval de scoruri cu nume, dacă cadrul declară așa ceva
site-term-weight = Pondere
site-means-weight = cât contează o parte în partea de deasupra ei
site-term-gap = Decalaj
site-means-gap = cu cât scorul legii este înaintea scorului practicii, după formula declarată
site-term-like-for-like = Pe bază comparabilă
site-means-like-for-like = o schimbare care vine numai din alte răspunsuri la aceleași întrebări
site-term-evidence = Dovezi
site-means-evidence = documentele pe care se bazează un răspuns
site-term-public-assessment = Evaluare publică
site-means-public-assessment = ce se poate publica din răspunsurile unei țări; toate scorurile decurg din ea
site-term-fingerprint = Amprentă
site-means-fingerprint = SHA-256 al unui fișier sau al datelor din care s-au calculat scorurile: se schimbă când se schimbă un singur octet
site-term-round-of = Rundă
site-means-round-of = evaluările tuturor țărilor la o anumită dată
site-limit-exact = Un scor este exact după formula lui. Asta nu îl face precis: cifrele nu spun nimic despre cât de bine descriu răspunsurile o țară.
site-limit-method = Ponderile, formulele și tratarea răspunsurilor lipsă sunt alegeri. Alte alegeri dau alte scoruri și alte ranguri.
site-limit-publication = Aici este numai ce s-a aprobat pentru publicare. Un răspuns se poate baza pe mai mult decât arată aceste pagini.
site-limit-compare = Scorurile a două runde pot fi comparate numai la aceleași întrebări, fiindcă întrebările și metoda se pot schimba între timp.
site-access-script = Totul poate fi citit fără scripturi. De ele au nevoie căutarea, alegerea țărilor de comparat, păstrarea unui grafic ca PNG și paginile de calcul și de verificare.
site-access-keyboard = Totul poate fi atins și folosit numai cu tastatura.
site-access-charts = Fiecare grafic are o descriere și un tabel cu aceleași cifre.
site-access-colour = Niciun sens nu depinde numai de culoare. Textul și semnele au contrast suficient pe fond deschis și pe fond închis.
site-access-reflow = Paginile încap într-o lățime de 320 de pixeli și la o mărire de 400 %.
site-access-request = Paginile nu încarcă nimic de pe alte site-uri, nu pun cookie-uri și nu numără vizitatori.
site-access-print = Paginile se tipăresc cu tabelele și sursele lor.
