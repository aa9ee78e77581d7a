### The words that the project prints, in Georgian. The comments are in en.ftl.

language-tag = ka
language-name = ქართული
language-state = draft


## The language itself

common-draft-notice = ეს თარგმანი სამუშაო ვერსიაა: ენის მცოდნეს იგი არ შეუმოწმებია. უპირატესობა ენიჭება ინგლისურ ტექსტს.
common-percent = { $number }%
common-date = { $day } { $month }, { $year }
common-month-1 = იანვარი
common-month-2 = თებერვალი
common-month-3 = მარტი
common-month-4 = აპრილი
common-month-5 = მაისი
common-month-6 = ივნისი
common-month-7 = ივლისი
common-month-8 = აგვისტო
common-month-9 = სექტემბერი
common-month-10 = ოქტომბერი
common-month-11 = ნოემბერი
common-month-12 = დეკემბერი
common-or = { $first } ან { $second }
common-and = { $first } და { $second }
common-listed = { $first }, { $second }
common-country-name = ქვეყანა


## Questionnaires: workbooks and forms

questionnaire-code = კოდი
questionnaire-question = კითხვა
questionnaire-guidance = როდის შეირჩევა თითოეული პასუხი
questionnaire-last-time = წინა შეფასება
questionnaire-same = იგივეა, რაც წინა შეფასებაში?
questionnaire-others = სხვა შემფასებლები
questionnaire-answer = პასუხი
questionnaire-evidence-title = მტკიცებულება: სათაური
questionnaire-evidence-link = მტკიცებულება: ბმული
questionnaire-evidence-date = მტკიცებულება: გაცნობის თარიღი
questionnaire-evidence-note = მტკიცებულება: მუხლი, გვერდი
questionnaire-comment = კომენტარი
questionnaire-start = დასაწყისი
questionnaire-more-evidence = სხვა მტკიცებულებები
questionnaire-lists = სიები
questionnaire-not-applicable = არ ეხება
questionnaire-same-yes = იგივეა
questionnaire-expected = მტკიცებულება
questionnaire-when-not-applicable = არ ეხება, როცა
questionnaire-reason-in-comment = მიუთითეთ მიზეზი კომენტარში.
questionnaire-possible = შესაძლო მნიშვნელობები
questionnaire-at-least = { $least } ან მეტი
questionnaire-at-most = { $most } ან ნაკლები
questionnaire-between = { $least } – { $most }
questionnaire-whole-numbers = მთელი რიცხვები
questionnaire-only-if = უპასუხეთ მხოლოდ მაშინ, თუ
questionnaire-condition = { $question }-ის პასუხია { $answers }
questionnaire-rests = ეფუძნება
questionnaire-unit = საზომი ერთეული
questionnaire-numerator = მრიცხველი
questionnaire-denominator = მნიშვნელი
questionnaire-published = გამომქვეყნებელი
questionnaire-evidence-required = მტკიცებულება: სავალდებულოა ({ $answers })
questionnaire-questionnaire = კითხვარი
questionnaire-country = ქვეყანა
questionnaire-round = რაუნდი
questionnaire-reference-date = საანგარიშო თარიღი
questionnaire-framework = შეფასების ჩარჩო
questionnaire-version = ვერსია
questionnaire-hash = შინაარსის ჰეში
questionnaire-layout = ამ სამუშაო წიგნის სტრუქტურა
questionnaire-assessor = შემფასებელი (ფსევდონიმი)
questionnaire-assessor-name = შემფასებელი (სახელი)
questionnaire-instructions = როგორ შეივსოს
questionnaire-progress = მიმდინარეობა
questionnaire-section = ნაწილი
questionnaire-questions = კითხვები
questionnaire-answered = პასუხგაცემული
questionnaire-with-evidence = მტკიცებულებით
questionnaire-share = შესრულებულია
questionnaire-all = სულ
questionnaire-step-1 = ჩაწერეთ ზემოთ თქვენი ფსევდონიმი. შეავსეთ მხოლოდ ყვითელი უჯრები; დანარჩენი დაბლოკილია, რომ ყველა გუნდმა ერთსა და იმავე კითხვებს უპასუხოს.
questionnaire-step-1-name = ჩაწერეთ ზემოთ თქვენი სახელი. შეავსეთ მხოლოდ ყვითელი უჯრები; დანარჩენი დაბლოკილია, რომ ყველა გუნდმა ერთსა და იმავე კითხვებს უპასუხოს.
questionnaire-step-2 = აირჩიეთ პასუხი უჯრის სიიდან. სადაც მონაცემი რიცხვით მოითხოვება, ჩაწერეთ მხოლოდ რიცხვი, მოთხოვნილ საზომ ერთეულში.
questionnaire-step-3 = მიუთითეთ მტკიცებულება: სათაური, ვებმისამართი, გაცნობის თარიღი (მაგალითად, 2026-03-15), მუხლი ან გვერდი. დანარჩენი მტკიცებულებები ჩაწერეთ ფურცელზე „{ questionnaire-more-evidence }“.
questionnaire-step-4 = თუ კითხვა ნაცრისფერი ხდება, წინა პასუხი მას გამორიცხავს: დატოვეთ ცარიელი.
questionnaire-step-5 = რაც არ იცით, დატოვეთ შეუვსებელი. ცარიელი უჯრა არ ნიშნავს „არას“.
questionnaire-step-6 = არაფერი დაწეროთ კონკრეტულ ბავშვზე ან სხვა პირზე, რომლის ამოცნობაც შესაძლებელია.
questionnaire-step-same = „{ questionnaire-last-time }“ აჩვენებს წინა რაუნდის პასუხს. თუ იგი კვლავ ძალაშია, გვერდით აირჩიეთ „{ questionnaire-same-yes }“: პასუხი და მტკიცებულება გადმოვა. ამ არჩევანის გარეშე არაფერი გადმოდის.
questionnaire-choose-answer = აირჩიეთ პასუხი სიიდან.
questionnaire-write-number = ჩაწერეთ მხოლოდ რიცხვი, ამ საზომ ერთეულში:
questionnaire-write-date = ჩაწერეთ გაცნობის თარიღი, მაგალითად, 2026-03-15.
questionnaire-write-link = ჩაწერეთ ვებმისამართი, რომელიც იწყება https:// ან http:// ნიშნებით.
questionnaire-write-pseudonym = გამოიყენეთ ლათინური ასოები, ციფრები, წერტილი, დეფისი ან ქვედა ტირე და არა ნამდვილი სახელი.
questionnaire-write-name = ჩაწერეთ თქვენი სახელი: ასოები, ჰარები, წერტილები და დეფისები, არაუმეტეს 100 სიმბოლო.
questionnaire-above-zero = რიცხვი 0-ზე მეტი უნდა იყოს.
questionnaire-not-in-future = თარიღი არ შეიძლება მომავალში იყოს.
questionnaire-evidence-of = რომელ კითხვას ეხება?
questionnaire-asked-elsewhere = ეს კითხვა დასმულია ნაწილის „{ $section }“ ფორმაში. აქაც იგივე პასუხი მიუთითეთ: მასზეა დამოკიდებული, რომელი კითხვები მოჰყვება.
questionnaire-no-figure = მონაცემი არ არის
questionnaire-page = გვერდი


## The workbook of a review

review-review = განხილვა
review-state = მდგომარეობა
review-settled = დადგენილი პასუხი
review-coding = კოდირება { $number }
review-so-far = აქამდე მიღებული გადაწყვეტილება
review-reply-so-far = აქამდე მიღებული შენიშვნები
review-decision = გადაწყვეტილება
review-final = საბოლოო პასუხი
review-points = ქულები
review-reason = მიზეზი ან კომენტარი
review-whose = ვის უბრუნდება
review-reply = მთავრობის შენიშვნები
review-office = შენიშვნების გადმომცემი
review-reply-title = შენიშვნები: დოკუმენტი
review-reply-link = შენიშვნები: ბმული
review-reply-date = შენიშვნები: გაცნობის თარიღი
review-reply-note = შენიშვნები: მუხლი, გვერდი
review-accept = მიღება
review-send-back = უკან დაბრუნება
review-decide = გადაწყვეტა
review-reopen = ხელახლა გახსნა
review-adjudicated = გადაწყვეტილია
review-conflict = შეუთანხმებლობა
review-accepted = მიღებულია
review-rejected = დაბრუნებულია
review-answered = პასუხგაცემულია
review-unanswered = უპასუხოა
review-does-not-apply = არ ეხება
review-state-late = { $state }, მოგვიანებით
review-coding-late = { $coding } (მოგვიანებით)
review-consulted = გაცნობის თარიღი: { $day }
review-points-awarded = { $answer }, { $points ->
        [one] { $points } ქულა
       *[other] { $points } ქულა
    }
review-by = (განმხილველი: { $by })
review-sent-back-by = დაბრუნებულია (განმხილველი: { $by }): { $comment }
review-through = { $reply } (გადმომცემი: { $by })
review-entries = ისტორიის ჩანაწერები
review-head = ისტორიის ბოლო ჰეში
review-counts = განხილვის მიმდინარეობა
review-to-review = განსახილველი
review-conflicts = შეუთანხმებლობები
review-reviewed = განხილული
review-decided-here = აქ გადაწყვეტილი
review-assessors = შემფასებლები
review-codings = კოდირებები
review-rows = სტრიქონები
review-step-1 = გადადით ფურცელზე „{ review-review }“. გაფილტრეთ სვეტი „{ review-state }“ და დაიწყეთ შეუთანხმებლობებით. შეავსეთ მხოლოდ ყვითელი უჯრები; დანარჩენი დაბლოკილია.
review-step-2 = სვეტში „{ review-decision }“ აირჩიეთ, რა უნდა გაკეთდეს. „{ review-accept }“: ეთანხმებით დადგენილ პასუხს. „{ review-send-back }“: შემფასებელმა ხელახლა უნდა გადაამოწმოს. „{ review-decide }“: თქვენ იძლევით საბოლოო პასუხს. „{ review-reopen }“: გადაწყვეტილება ან მიღება უქმდება.
review-step-3 = „{ review-decide }“ მოითხოვს საბოლოო პასუხს, ქულებს ვარიანტების ქულებს შორის ან ორივეს, და ყოველთვის – მიზეზს. „{ review-send-back }“ მოითხოვს კომენტარს შემფასებლისთვის; თუ რამდენიმემ უპასუხა, სვეტში „{ review-whose }“ აირჩიეთ, ვისი პასუხი ბრუნდება. „{ review-reopen }“ მოითხოვს მიზეზს.
review-step-4 = სტრიქონი გადაწყვეტილების გარეშე არაფერს ცვლის. რაც არ განგიხილავთ, დატოვეთ შეუვსებელი.
review-step-5 = მთავრობის შენიშვნები პასუხის გვერდით რჩება და მას არ ცვლის. შენიშვნების სხვა დოკუმენტები ჩაწერეთ ფურცელზე „{ questionnaire-more-evidence }“.
review-step-6 = ეს სამუშაო წიგნი აჩვენებს მდგომარეობას მისი შექმნის მომენტში. თუ პასუხი მას შემდეგ შეიცვალა, სტრიქონი მითითებული იქნება წიგნის მიღებისას და არ ჩაითვლება.
review-choose-decision = აირჩიეთ სიიდან, რა უნდა გაკეთდეს, ან დატოვეთ უჯრა ცარიელი.
review-write-points = ქულები ვარიანტების ფარგლებში:
review-choose-assessor = აირჩიეთ, ვისი პასუხი ბრუნდება.


## Status

status-by-country = მდგომარეობა ქვეყნების მიხედვით
status-by-section = მდგომარეობა ნაწილების მიხედვით
status-by-assessor = მდგომარეობა შემფასებლების მიხედვით
status-countries = ქვეყნები
status-sections = ნაწილები
status-assessors = შემფასებლები
status-round = რაუნდი
status-country = ქვეყანა
status-section = ნაწილი
status-label = დასახელება
status-assessor = შემფასებელი
status-indicators = ინდიკატორები
status-answered = პასუხგაცემული
status-not-applicable = არ ეხება
status-with-evidence = მტკიცებულებით
status-reviewed = განხილული
status-adjudicated = გადაწყვეტილი
status-conflict = შეუთანხმებელი
status-rejected = დაბრუნებული
status-late = მოგვიანებით
status-open = ღია
status-share = { $count }, %


## Handbook of a framework

handbook-counts = { $framework }: { $checklists ->
        [one] { $checklists } ჩამონათვალის ინდიკატორი
       *[other] { $checklists } ჩამონათვალის ინდიკატორი
    } და { $quantities ->
        [one] { $quantities } რაოდენობრივი ინდიკატორი
       *[other] { $quantities } რაოდენობრივი ინდიკატორი
    }.
handbook-licence = ლიცენზია: { $text }.
handbook-attribution = ავტორობა: { $text }.
handbook-what-it-asks = რას კითხულობს
handbook-how-it-scores = როგორ აფასებს
handbook-empty-cells = უჯრები ინდიკატორების გარეშე
handbook-instruments = სამართლებრივი ინსტრუმენტები
handbook-weights-note = წონები ეფექტური წონებია ინდექსში, როცა ყველა ინდიკატორი გამოიყენება.
handbook-overview = მიმოხილვა
handbook-column-indicators = ინდიკატორები
handbook-column-weight = წონა
handbook-column-code = კოდი
handbook-column-title = სათაური
handbook-column-symbol = აღნიშვნა
handbook-all = სულ
handbook-indicators = ინდიკატორები: { $count }
handbook-indicators-of-index = ინდიკატორები: { $count }, ინდექსის { $weight }
handbook-in-no-group = ჯგუფის გარეშე
handbook-rests-on = ეფუძნება
handbook-guidance = მითითებები
handbook-unit = საზომი ერთეული
handbook-numerator = მრიცხველი
handbook-denominator = მნიშვნელი
handbook-scored = შეფასება
handbook-why-so = რატომ ასე
handbook-possible = შესაძლო მნიშვნელობები
handbook-plausible = სავარაუდო მნიშვნელობები
handbook-published-by = გამომქვეყნებელი
handbook-evidence = მტკიცებულება
handbook-not-applicable-when = არ ეხება, როცა
handbook-lists = ქვეყნის სიები
handbook-only-if = მხოლოდ თუ
handbook-see-also = აგრეთვე იხილეთ
handbook-weight = წონა
handbook-exception = გამონაკლისი
handbook-option-points = { $label } ({ $points })
handbook-option-not-applicable = { $label } (არ ეხება)
handbook-condition = { $question }-ის პასუხია { $answers }: { $text }
handbook-weight-of-index = ინდექსის { $weight }
handbook-between-goalposts = { $low }-სა და { $high }-ს შორის
handbook-by-rule = წესით { $rule }
handbook-by-rule-with-target = წესით { $rule }, სამიზნე { $target }
handbook-rule-and-direction = { $rule }; { $better ->
        [lower] ნაკლები უკეთესია
       *[higher] მეტი უკეთესია
    }
handbook-values =
    { $kind ->
        [between] { $least }-დან { $most }-მდე
        [at-least] { $least } ან მეტი
        [at-most] { $most } ან ნაკლები
        [whole] მთელი რიცხვები
        [whole-between] მთელი რიცხვები { $least }-დან { $most }-მდე
        [whole-at-least] მთელი რიცხვები, { $least } ან მეტი
        [whole-at-most] მთელი რიცხვები, { $most } ან ნაკლები
       *[any] ნებისმიერი რიცხვი
    }
handbook-values-by-unit = { $values }, რაც საზომი ერთეულიდან გამომდინარეობს
handbook-changes = ცვლილება რაუნდიდან რაუნდამდე – არაუმეტეს { $change }
handbook-times-earlier = წინა მნიშვნელობის { $times }-ჯერადი


## The method of a framework in sentences

method-range = ქულები { $low }-დან (უარესი) { $high }-მდეა (საუკეთესო) და მძიმის შემდეგ { $digits } ციფრით იწერება.
method-scale = სკალაზე { $scale }: { $options }.
method-option-points = { $label } იღებს { $points }
method-option-not-applicable = { $label } ნიშნავს, რომ არ ეხება
method-not-applicable = { $name } დასაშვები პასუხია { $where ->
        [undeclared] არცერთ ინდიკატორზე, რადგან ჩარჩო ამას არ აცხადებს
        [nowhere] არცერთ ინდიკატორზე
        [stated] იმ ინდიკატორებზე, რომლებშიც მითითებულია, როდის
       *[anywhere] ყველა ინდიკატორზე
    }{ $reason ->
        [needed] {" "}და კომენტარში მიზეზს მოითხოვს
       *[not-needed] {""}
    }.
method-which =
    { $kind ->
        [index] ინდექსი
        [level] დონის { $level } თითოეული კვანძი
       *[rest] ყოველი სხვა კვანძი
    }
method-which-of-several = { $which } (სულ { $count })
method-over =
    { $kind ->
        [children] უშუალოდ მის ქვეშ მდგომი
        [indicators] მის ქვეშ მდგომი ყველა ინდიკატორი
       *[level] მის ქვეშ მდგომი კვანძები დონიდან { $level }
    }
method-mean =
    { $kind ->
        [geometric] საშუალო გეომეტრიული
        [harmonic] საშუალო ჰარმონიული
        [generalised] განზოგადებული საშუალო მაჩვენებლით { $exponent }
        [minimum] მინიმუმი
        [maximum] მაქსიმუმი
        [median] შეწონილი მედიანა
        [sum] შეწონილი ჯამი
       *[arithmetic] საშუალო არითმეტიკული
    }
method-node = { $which }: { $mean }; შედის { $over }, { $weights ->
        [equal] ერთნაირი წონით
       *[declared] გამოცხადებული წონებით
    }{ $terms }.
method-view = ხედში { $label } თითოეული ჯგუფი: { $mean }; შედის { $over ->
        [cells] მისი უჯრები, თითო ყოველ სტრიქონზე, რომელსაც აქვს
       *[indicators] მისი ინდიკატორები
    }{ $terms }.
method-missing =
    { $rule ->
        [as-zero] ; რაც აკლია, უარეს ქულად ითვლება
        [refuse] ; თუ რაიმე აკლია, ქულა არ არის
       *[leave-out] ; რაც აკლია, არ ითვლება
    }
method-least-coverage = ; ქულა აქვს მხოლოდ მაშინ, თუ { $of ->
        [members] გამოსაყენებელი წევრების სულ მცირე { $share } შეფასებულია
       *[indicators] მის ქვეშ მდგომი გამოსაყენებელი ინდიკატორების სულ მცირე { $share } პასუხგაცემულია
    }
method-never-below = ; არასდროს არის { $limit }-ზე ნაკლები
method-never-above = ; არასდროს არის { $limit }-ზე მეტი
method-rounded = ; მრგვალდება { $digits } ციფრამდე
method-gap = სხვაობაა { $formula ->
        [relative] კანონს მინუს პრაქტიკა, გაყოფილი კანონზე
       *[difference] კანონს მინუს პრაქტიკა
    }: კანონი – { $law }, პრაქტიკა – { $practice }.
method-bands = საფეხურები: { $bands }.
method-band-from = { $label } { $from }-დან
method-band-below = { $label } უფრო დაბლა
method-ranks = ქვეყნები დალაგებულია { $scores ->
        [rounded] ნაჩვენები ქულებით
       *[unrounded] ქულებით, რომლებიც { $digits } ციფრით შედარდება
    }, { $order ->
        [lowest] ჯერ ყველაზე დაბალი
       *[highest] ჯერ ყველაზე მაღალი
    }; { $ties ->
        [highest] თანაბარი ქვეყნები იყოფენ ბოლო ადგილს (1, 3, 3, 4)
        [average] თანაბარი ქვეყნები იყოფენ საშუალო ადგილს (1, 2,5, 2,5, 4)
        [dense] თანაბარი ქვეყნები ერთ ადგილს იყოფენ და არცერთი ადგილი არ გამოტოვდება (1, 2, 2, 3)
       *[lowest] თანაბარი ქვეყნები იყოფენ საუკეთესო ადგილს (1, 2, 2, 4)
    }.


## Reports: what all of them have

report-dash = – ნიშნავს, რომ ქულა არ არის: პასუხები ცოტაა ან არაფერი გამოიყენება
report-lower-is-better = { $node }: ნაკლები უკეთესია, პირველია უმცირესი ქულა.
report-range = { $low }–{ $high }
report-range-with-minus = { $low }-დან { $high }-მდე
report-other-language = { $text } ({ $language })
report-and-more = { $listed } და კიდევ { $count }
report-provenance =
    გამოთვლილია პროგრამით { $engine } { $version } ჩარჩოდან { $framework } { $edition } (SHA-256 { $hash }); { $assessments ->
        [one] { $assessments } შეფასება
       *[other] { $assessments } შეფასება
    }; წარმოშობის SHA-256: { $provenance }


## Reports: columns of tables

column-round = რაუნდი
column-country = ქვეყანა
column-what = რა
column-view = ხედი
column-group = ჯგუფი
column-node = კვანძი
column-indicator = ინდიკატორი
column-assessor = შემფასებელი
column-from-round = საიდან
column-other-country = მეორე
column-other-assessor = მეორე შემფასებელი
column-other = მეორე
column-peer-group = ჯგუფი
column-helper = ვისი
column-answer = პასუხი
column-better-answer = უკეთესი
column-since = როდიდან
column-evidence = მტკიცებულება
column-state = მდგომარეობა
column-state-before = ადრე
column-rank = ადგილი
column-score = ქულა
column-display = ნაჩვენები
column-band = საფეხური
column-law = კანონი
column-practice = პრაქტიკა
column-gap = სხვაობა
column-bound-low = ქვედა
column-bound-high = ზედა
column-other-score = მეორის ქულა
column-score-before = ადრე
column-comparable-score = შესადარი
column-reference-score = საორიენტაციო
column-difference = სხვაობა
column-contribution = ამატებს
column-applicable = გამოსაყენებელი
column-answered = პასუხგაცემული
column-coverage = დაფარვა
column-not-applicable = არ ეხება
column-not-applicable-share = არ ეხება
column-switched-off = გამორთული
column-indicators = ინდიკატორები
column-with-evidence = მტკიცებულებით
column-reviewed = განხილული
column-adjudicated = გადაწყვეტილი
column-conflict = შეუთანხმებელი
column-rejected = დაბრუნებული
column-late = მოგვიანებით
column-open = ღია
column-kind = ტიპი
column-weight = წონა
column-question = კითხვა
column-depth = სიღრმე
column-label = დასახელება
column-text = ტექსტი
column-methodology = მეთოდოლოგია
column-units = ერთეულები
column-coders = შემფასებლები
column-agreement = თანხვედრა
column-kappa = κ
column-kappa-linear = κ წრფივი
column-kappa-quadratic = κ კვადრატული
column-alpha-nominal = α ნომინალური
column-alpha-nominal-interval-low = ქვედა
column-alpha-nominal-interval-high = ზედა
column-alpha-ordinal = α რიგითი
column-alpha-ordinal-interval-low = ქვედა
column-alpha-ordinal-interval-high = ზედა
column-statistic = სტატისტიკა
column-countries = ქვეყნები
column-value = მნიშვნელობა
column-low-without-one = უმცირესი ერთის გარეშე
column-high-without-one = უდიდესი ერთის გარეშე
column-no-value = მნიშვნელობის გარეშე
column-standard-error = სტანდარტული ცდომილება
column-scored = ქულით
column-mean = საშუალო
column-deviation = გადახრა
column-interval = ინტერვალი
column-interval-low = ქვედა
column-median = მედიანა
column-interval-high = ზედა
column-rank-mean = საშუალო ადგილი
column-rank-interval-low = უდაბლესი ადგილი
column-rank-median = მედიანური ადგილი
column-rank-interval-high = უმაღლესი ადგილი
column-above = წინ
column-tied = თანაბრად
column-change = ცვლილება
column-change-answers = პასუხები
column-change-weights = წონები
column-change-framework = ჩარჩო
column-change-coverage = დაფარვა
column-direction = მიმართულება
column-cost = ღირებულება
column-node-gain = კვანძის მატება
column-index-gain = ინდექსის მატება
column-groups = ჯგუფები
column-group-gains = ჯგუფების მატება
column-better-answers = უკეთესი პასუხები
column-standing = რა
column-others = სხვები


## Reports: what the command says beside them

remedy-all-rows = ყველას აჩვენებს `--format csv`
remedy-data = იხილეთ `--format csv` და `--format json`
remedy-one-country = ერთი ქვეყნისას აჩვენებს `--country`
remedy-every-step = ყოველ ნაბიჯს აჩვენებს `--all`
remedy-explain = რომელი, აჩვენებს `cpi explain`
remedy-group-by-likeness = პროფილის მსგავსებით ჯგუფებს პოულობს `--alike N`
remedy-other = ყველაფერია აქ: `--format json`


## Reports: scores

scores-title = ქულები · { $framework } { $version }
scores-index = ინდექსი
scores-score = ქულა
scores-rank = ადგილი
scores-band = საფეხური
scores-coverage = დაფარვა
scores-not-applicable = არ ეხება
scores-bounds = საზღვრები
scores-reviewed = განხილული
scores-adjudicated = გადაწყვეტილი
scores-conflicts = შეუთანხმებლობები
scores-gap = სხვაობა
scores-of-country = { $country } · { $round }
scores-with-figure = { $title } · { $name } { $figure }

## Reports: comparison


## Reports: explanation

explanation-title = { $country } · { $round } · { $framework } { $version }
explanation-head = { $name }: { $score }
explanation-node = { $mean } ({ $members ->
        [one] { $members } წევრი
       *[other] { $members } წევრი
    }{ $weights ->
        [equal] , თანაბარი წონები
        [differ] , განსხვავებული წონები
       *[unused] {""}
    })
explanation-mean =
    { $kind ->
        [geometric] საშუალო გეომეტრიული
        [harmonic] საშუალო ჰარმონიული
        [generalised] განზოგადებული საშუალო
        [generalised-with-exponent] განზოგადებული საშუალო მაჩვენებლით { $exponent }
        [minimum] მინიმუმი
        [maximum] მაქსიმუმი
        [median] შეწონილი მედიანა
        [sum] ჯამი
       *[arithmetic] საშუალო არითმეტიკული
    }
explanation-no-score = ქულა არ არის: { $why ->
        [not-applicable] მის ქვეშ არაფერი გამოიყენება
        [too-little] მის ქვეშ ძალიან ცოტა პასუხია
       *[missing] მის ქვეშ არცერთი პასუხი არ არის
    }
explanation-too-little = ქულა არ არის: { $of ->
        [members] ქულა აქვს { $found } წევრს { $applicable }-დან
       *[indicators] პასუხგაცემულია { $found } { $applicable }-დან
    }, რაც ნაკლებია უმცირეს დაფარვაზე { $least }
explanation-missing = ; აკლია და { $rule ->
        [as-zero] ნულად ითვლება
       *[leave-out] არ ითვლება
    }: { $count }
explanation-not-applicable = ; არ ეხება: { $count }
explanation-declared = ; გამოცხადებულია, რომ არ ეხება: { $count } მის ქვეშ დასმული { $asked } კითხვიდან, { $share }
explanation-weight = ; წონა { $weight }
explanation-adds = ; ამატებს { $adds }
explanation-carries = ; ინდექსის { $share }
explanation-paragraphs = { $text } (მეთოდოლოგია { $paragraphs })
explanation-answered = პასუხი: { $answer }, ქულა { $score }
explanation-answered-with-reference = პასუხი: { $answer }, ქულა { $score } (საორიენტაციო: { $reference })
explanation-reference =
    { $name ->
        [low] ქვედა
        [high] ზედა
        [target] სამიზნე
        [mean] საშუალო
        [deviation] გადახრა
       *[values] მნიშვნელობები
    } { $value }
explanation-adjudicated = პასუხი: { $answer }, გადაწყვეტილი ქულა { $score }
explanation-scores-lowest = პასუხი: { $answer }; მისი პირობა არ სრულდება, ამიტომ იღებს უმცირეს ქულას, { $score }
explanation-condition-fails = მისი პირობა არ სრულდება, ამიტომ არ ეხება
explanation-left-out = პასუხი: { $answer }; არ ითვლება
explanation-no-answer = პასუხი არ არის
explanation-evidence = მტკიცებულება:
explanation-comment = კომენტარი:
explanation-comment-by = კომენტარი, { $who }:
explanation-decided = გადაწყვეტილება:
explanation-decided-by = გადაწყვეტილება, { $who }:
explanation-no-reason = გადაწყვეტილია; მიზეზი არ არის გამოქვეყნებული
explanation-no-reason-by = გადაწყვიტა { $who }; მიზეზი არ არის გამოქვეყნებული
explanation-reply = მთავრობის პასუხი:
explanation-coded-by = კოდირება:
explanation-codings = კოდირებები:


## Reports: status

state-title = მდგომარეობა
state-nothing = ჯერ არცერთი ქვეყანა არ მონაწილეობს
state-open = ღია: განხილვისას არც მიღებული და არც გადაწყვეტილი, პასუხით თუ მის გარეშე
state-open-of-assessors = ღია: უპასუხო ან შემფასებლისთვის დაბრუნებული


## Reports: agreement

agreement-title = შემფასებლების თანხვედრა
agreement-nothing = არცერთ ინდიკატორს ერთზე მეტმა შემფასებელმა არ უპასუხა, ამიტომ შესადარებელი არაფერია
agreement-disagreements = უთანხმოებები: { $count }; ყველაზე დიდი:
agreement-index = ინდექსი
agreement-section = ნაწილი
agreement-group = ჯგუფი
agreement-indicator = ინდიკატორი
agreement-pair = წყვილი
agreement-code = კოდი
agreement-interval = ინტერვალი
agreement-disagreement = { $indicator }, { $country }: { $answers }; { $apart }
agreement-says = { $who }: { $answer }
agreement-apart =
    { $how ->
        [whole] შესაძლო უდიდესი დაშორება
        [nothing] სხვადასხვა ვარიანტი, იგივე ქულები
       *[part] დაშორება: უდიდესი მანძილის { $distance }
    }


## Reports: difference of frameworks

difference-title = განსხვავება ჩარჩოებს შორის
difference-from = ჩარჩოდან { $framework } { $version } (sha256 { $hash })
difference-to = ჩარჩოზე { $framework } { $version } (sha256 { $hash })
difference-added = დამატებული: { $count }
difference-removed = ამოღებული: { $count }
difference-altered = იმავეს აღარ კითხულობს: { $count }
difference-changed = შეცვლილია, მაგრამ იმავეს კითხულობს: { $count }
difference-outside = ინდიკატორების გარეთ: { $count }
difference-comparability = შესადარობა კვანძების მიხედვით
difference-listed = { $code } ({ $node }, ინდექსის { $weight }): { $question }
difference-change =
    { $kind ->
        [reworded] შეცვლილი ფორმულირება
        [criteria] კრიტერიუმები
        [answers] პასუხები
        [method] მეთოდი
        [reweighted] წონები
        [moved] გადატანილი
        [explained] განმარტება
       *[translated] თარგმანი
    } { $key }: { $values }
difference-node = { $code }: საერთო წონა { $common } (ადრე { $before }, შემდეგ { $after }){ $method ->
        [changed] , სხვა მეთოდი
       *[same] {""}
    }
difference-others =
    { $which ->
        [all] ყველა
       *[others] ყველა დანარჩენი
    } ({ $count }): { $what }
difference-what =
    { $comparability ->
        [same] ქულების შედარება შეიძლება ისე, როგორც არის
        [largely] ქულების შედარება შეიძლება სიფრთხილით: წონის მცირე ნაწილი შეიცვალა
        [rescore] კითხვები იგივეა, მაგრამ არა გზა ქულამდე; ორივე ერთი ჩარჩოთი შეაფასეთ
        [common-only] ქულების პირდაპირ შედარება არ შეიძლება; მხოლოდ საერთო ინდიკატორები შეაფასეთ
       *[none] ვერაფერი შედარდება
    }


## Reports: robustness

robustness-title = მდგრადობა · { $round }

robustness-nothing-scored = არცერთ ქვეყანას არ აქვს ქულა, რაც არ უნდა გათამაშდეს: არაფერი ეხება, ან ძალიან ცოტას აქვს პასუხი.
robustness-no-rank = არცერთ ქვეყანას არ აქვს გამოქვეყნებული ადგილი, ამიტომ არ არის რიგი, რომელიც შენარჩუნდებოდა.
robustness-alone = { $country } ერთადერთია თავის რაუნდში, ამიტომ მისი ადგილი არაფერს ამბობს.
robustness-one-ranked = გამოქვეყნებული ადგილი მხოლოდ ერთს აქვს ({ $country }), ამიტომ არ არის რიგი, რომელიც შენარჩუნდებოდა.
robustness-whole-order = გათამაშებების სულ მცირე { $share }-ში ყოველი ქვეყანა უსწრებს ყველას თავის ქვემოთ, ამიტომ მთელი რიგი ნათელია.
robustness-first = { $country } უსწრებს ყველა სხვა ქვეყანას გათამაშებების სულ მცირე { $share }-ში.
robustness-first-open = ღიაა, ამათგან რომელია პირველი: { $countries }.
robustness-first-open-to-many = ღიაა, { $count } ქვეყნიდან რომელია პირველი.
robustness-not-told-apart = დანამდვილებით ვერ გაირჩევა: { $pairs }.
robustness-many-not-told-apart = დანამდვილებით ვერ გაირჩევა: { $count } წყვილი ცხრილის { $of } მეზობელი წყვილიდან.

robustness-caption = { $node } · { $round }. { $varied } გათამაშებები: { $draws }, საწყისი რიცხვი { $seed } ({ $generator }).
robustness-caption-named = { $node } { $name } · { $round }. { $varied } გათამაშებები: { $draws }, საწყისი რიცხვი { $seed } ({ $generator }).
robustness-varied = იცვლება: { $sources }.
robustness-not-varied = არ იცვლება: { $sources }.
robustness-answers = პასუხები
robustness-answers-of-coders = პასუხები, შემფასებლების უთანხმოების მიხედვით
robustness-missing-answers = გამოტოვებული პასუხები
robustness-quantities = რაოდენობრივი ინდიკატორები
robustness-options = ვარიანტების ქულები
robustness-weights = წონები
robustness-method = მეთოდი
robustness-centred = გათამაშებები გამოქვეყნებული ქულების გარშემოა.
robustness-interrupted = შეწყვეტილია: მოთხოვნილი გათამაშებები: { $draws }.
robustness-interrupted-before = გამოთვლა შეჩერდა, სანამ მზად იქნებოდა: { $lacks }.
robustness-lacks-intervals = ქულების ინტერვალები
robustness-lacks-leaving-out = ნაწილის გამოტოვების შედეგი
robustness-lacks-sensitivity = მგრძნობელობის ანალიზი
robustness-few-draws = გათამაშებები ცოტაა: წილის მოყვანამდე მოითხოვეთ 10 000.

robustness-alternative = ქულები აქ: { $node }, და რას მოიცავს გათამაშებების { $interval }: { $countries }
robustness-no-score = ქულის გარეშე
robustness-country-score = { $country } { $score }
robustness-country-spread = { $country } { $score } ({ $spread })

robustness-at-lowest = { $of } ქვეყნიდან { $count }-ში გამოქვეყნებული ქულა თავისი ინტერვალის უმცირესია: ის, რასაც გეგმა ცვლის, თითქმის მხოლოდ გაზრდის მას.
robustness-at-highest = { $of } ქვეყნიდან { $count }-ში გამოქვეყნებული ქულა თავისი ინტერვალის უდიდესია: ის, რასაც გეგმა ცვლის, თითქმის მხოლოდ შეამცირებს მას.
robustness-outside = გამოქვეყნებული ქულა ინტერვალს გარეთაა: { $places }.
robustness-many-outside = გამოქვეყნებული ქულა ინტერვალს გარეთაა: { $count } { $of }-დან.
robustness-outside-by-missing = მათი პასუხების ნაწილი აკლია: გამოქვეყნებული ქულა მხოლოდ გაცემულ პასუხებს ითვალისწინებს, გათამაშებები კი გამოტოვებულს გეგმის ალბათობებით ავსებს, რომლებიც შეიძლება უკეთესი ან უარესი იყოს.
robustness-outside-by-answers = გეგმის ალბათობები ქულებს შუისკენ სწევს, რადგან სკალის ბოლოში მდგომი პასუხი მხოლოდ შიგნით გადაინაცვლებს: ეს ინტერვალები ამბობს, სად იქნებოდა სხვა შემფასებლების ქულები, და არა იმას, რამდენად სანდოა გამოქვეყნებული. თუ გეგმაში წერია `centre = "published"`, გათამაშებები გამოქვეყნებული ქულების გარშემოა (მეთოდოლოგია 11.16).
robustness-outside-otherwise = ის, რასაც გეგმა ცვლის, ამ ქულებს ერთ მხარეს სწევს, ამიტომ ინტერვალები არ ამბობს, რამდენად სანდოა გამოქვეყნებული.
robustness-in-group = { $country } ({ $group })
robustness-partly-scored = ქულა აქვს გათამაშებების მხოლოდ ნაწილში და რიცხვებიც მხოლოდ იმ ნაწილისაა: { $places }.
robustness-scored-in = { $place } ({ $share })
robustness-many-partly-scored = ქულა აქვს გათამაშებების მხოლოდ ნაწილში და რიცხვებიც მხოლოდ იმ ნაწილისაა: ამ ცხრილის { $count } სტრიქონი.
robustness-could-turn = მხოლოდ გამოტოვებულ პასუხებს შეუძლია შეცვალოს რიგი: { $pairs }; მათი საზღვრები იკვეთება.
robustness-many-could-turn = მხოლოდ გამოტოვებულ პასუხებს შეუძლია შეცვალოს მეზობლების რიგი ({ $count } წყვილი { $of }-დან): მათი საზღვრები იკვეთება.

robustness-groups = ხედის ჯგუფები ({ $view }) აქ: { $node }, თითოეული თავისი რიგით:
robustness-group = ჯგუფი
robustness-of-draws = გათამაშებების { $interval }
robustness-ranks-in = ადგილები { $interval }-ში
robustness-mean-rank = საშუალო ადგილი
robustness-bounds = საზღვრები გამოტოვებულით

robustness-less-than = <{ $share }
robustness-more-than = >{ $share }

robustness-order-holds = გამოქვეყნებული რიგი ნარჩუნდება ამ გათამაშებების { $share }-ში; ადგილის საშუალო გადანაცვლებაა { $shift }.
robustness-order-holds-with-ties = გამოქვეყნებული რიგი ნარჩუნდება ამ გათამაშებების { $share }-ში; ქვეყნებს, რომლებიც ადგილს იზიარებენ, გათამაშებაშიც ერთად უნდა ჰქონდეთ ის. ადგილის საშუალო გადანაცვლებაა { $shift }.
robustness-unranked = გამოქვეყნებული ქულის გარეშე და ამიტომ რიგს გარეთ: { $countries }.
robustness-likely-ranks = ყველაზე სავარაუდო ადგილები:
robustness-country = ქვეყანა
robustness-ranks = ადგილები
robustness-rank-share = { $rank } ({ $share })
robustness-more-ranks = { $ranks }; კიდევ { $count } ({ $share })
robustness-no-draw = – არცერთ გათამაშებაში არ არის ქულა

robustness-bands = რამდენად ხშირად რომელ საფეხურზე:
robustness-neighbours = ყოველი ქვეყანა ცხრილის მომდევნოსთან შედარებით (ყველა წყვილი JSON-შია):
robustness-other = მეორე
robustness-above = ზემოთ
robustness-tied = თანაბრად

robustness-alternatives = მეთოდის ყოველი ალტერნატივა, ზუსტად გამოთვლილი: ქულა (ადგილი)
robustness-alternatives-of-many = მეთოდის ყოველი ალტერნატივა, ზუსტად გამოთვლილი (ყველა ადგილი JSON-შია)
robustness-declared = გამოცხადებული
robustness-mean-shift = ადგილის საშუალო გადანაცვლება
robustness-moves-most = ყველაზე მეტად გადაინაცვლებს: ადგილი
robustness-score-and-rank = { $score } ({ $rank })
robustness-moves = { $country } { $from } → { $to }

robustness-no-part-moves = თითო ნაწილის გამოტოვება, ზუსტად: { $all }-დან არცერთი არ ცვლის ადგილს.
robustness-parts-move = თითო ნაწილის გამოტოვება, ზუსტად. ნაწილები, რომლებიც ადგილს ცვლის: { $moving } { $all }-დან
robustness-most-moving = თითო ნაწილის გამოტოვება, ზუსტად. ნაწილები, რომლებიც ადგილს ცვლის: { $moving } { $all }-დან, ყველაზე მეტად ეს { $named }
robustness-part = ნაწილი
robustness-indicator = ინდიკატორი
robustness-code = კოდი
robustness-name = დასახელება
robustness-largest-shift = უდიდესი
robustness-largest-change = ქულის უდიდესი ცვლილება

robustness-sources = რომელი წყარო ცვლის ადგილებს: წილები ადგილის საშუალო გადანაცვლების დისპერსიაში (გამოთვლები: { $evaluations }).
robustness-nothing-to-share = არცერთი: გამოქვეყნებული ქულის მქონე ქვეყნების არცერთი ადგილი არ შეცვლილა, ამიტომ დისპერსია არ არის.
robustness-too-steady = რიგი ნარჩუნდება გათამაშებების { $share }-ში, ამიტომ დანარჩენი ცოტაა იმის სათქმელად, რომელი წყარო ცვლის მას. რა ცვლის ქულებს, JSON-შია.
robustness-few-samples = წილები 0-ზე ნაკლები ან 1-ზე მეტი ნიშნავს, რომ შერჩევა ცოტაა: გეგმაში მეტი მოითხოვეთ.
robustness-source = წყარო
robustness-alone-share = ცალკე
robustness-total-share = სხვებთან ერთად
robustness-estimated = { $value } ({ $range })


## Reports: coherence

coherence-title = თანმიმდევრულობა · { $round }

coherence-too-few-countries =
    { $countries ->
        [one] { $countries } ქვეყანა ცოტაა იმის სათქმელად, მიჰყვება თუ არა ინდექსის ნაწილები ერთმანეთს. საჭიროა სულ მცირე { $fewest }: უფრო ცოტათი ერთმანეთთან დაუკავშირებელი ქულებიც ხშირად ერთად იზრდება და მცირდება
       *[other] { $countries } ქვეყანა ცოტაა იმის სათქმელად, მიჰყვება თუ არა ინდექსის ნაწილები ერთმანეთს. საჭიროა სულ მცირე { $fewest }: უფრო ცოტათი ერთმანეთთან დაუკავშირებელი ქულებიც ხშირად ერთად იზრდება და მცირდება
    }
coherence-few-countries = { $countries } ქვეყანა ცოტაა: სხვა მსგავსი ქვეყნები სხვა რიცხვებს მოგვცემდა, რომლებიც მხოლოდ ამ ქვეყნებს აღწერს.

coherence-against-the-rest = წევრები, რომლებიც კვანძის დანარჩენი წევრების საპირისპიროდ მიდის ({ $count } { $of }-დან): { $places }. შეამოწმეთ, სწორი მიმართულებით ფასდება თუ არა, ან სხვა რამეს ხომ არ ზომავს.
coherence-negative = წყვილები, რომლებიც ერთმანეთის საპირისპიროდ მიდის და საშუალოში ერთმანეთს აბათილებს ({ $count } { $of }-დან): { $places }.
coherence-weights = წევრები, რომელთა წილი ქვეყნებს შორის სხვაობაში გამოცხადებული წონის ნახევარზე ნაკლები ან ორმაგზე მეტია ({ $count } { $of }-დან): { $places }.
coherence-ends = ბევრი ქვეყანა უმცირეს ან უდიდეს ქულაზეა, რომელიც პასუხებს შეუძლია მისცეს, ამიტომ ქულა მათ ვერ გაარჩევს და ვერ აჩვენებს, წინ მიდიან თუ არა ({ $count } შემთხვევა { $of } კვანძსა და ჯგუფში): { $places }.
coherence-never-varies = ინდიკატორები, რომლებიც ქვეყნებს ვერაფრით არჩევს, რადგან ყველას ერთი ქულა აქვს ({ $count } { $of }-დან; უდიდესი: { $best }, უმცირესი: { $worst }): { $places }.
coherence-weak = კვანძები, რომლებსაც ცოტა რამ აკავშირებს ზემოთ მდგომ ქულასთან, ამიტომ ის თითქმის არ აჩვენებს, რა ხდება იქ ({ $count } { $of }-დან): { $places }.
coherence-low-alpha = კვანძები და ჯგუფები, რომელთა წევრები ერთად არ იცვლება, ამიტომ ქულა განსხვავებულ რამეებს აჯამებს ({ $count } { $of }-დან): { $places }. ეს შეცდომა არ არის, თუ ისინი სხვადასხვა რამეს უნდა მოიცავდეს; მაშინ ქულაზე მეტი აჩვენეთ.
coherence-redundant = წყვილები, რომლებიც ქვეყნებს თითქმის ერთნაირად ალაგებს, ამიტომ ერთი და იგივე შეიძლება ორჯერ ითვლებოდეს ({ $count } { $of }-დან): { $places }.
coherence-high-alpha = კვანძები და ჯგუფები, რომელთა ბევრი წევრი ქვეყნებს ერთნაირად არჩევს ({ $count } { $of }-დან): { $places }. α წევრების რაოდენობასთან ერთადაც იზრდება.
coherence-missing-scores = α არ არის, რადგან ყოველი წევრის ქულა სამ ქვეყანაზე ნაკლებს აქვს ({ $count } { $of } კვანძიდან და ჯგუფიდან): { $places }. ქულების წყვილებმა (შემთხვევები წყვილ-წყვილად) შეიძლება მოგვცეს.
coherence-missing-pairs = α არ არის, რადგან წევრების რომელიმე წყვილის ორივე ქულა სამ ქვეყანაზე ნაკლებს აქვს ({ $count } { $of } კვანძიდან და ჯგუფიდან): { $places }.
coherence-nothing = მეთოდოლოგიის შეთანხმებებით არაფერი გამოირჩევა.

coherence-methodology = { $sentence } (მეთოდოლოგია { $paragraphs })
coherence-more = { $places }; და კიდევ { $count }
coherence-group = { $view }: { $group }
coherence-place-member = { $member } კვანძში { $node } (r = { $value })
coherence-place-pair = { $one } და { $other } (r = { $value })
coherence-place-weight = { $member } კვანძში { $node } (დისპერსიის { $share }, წონის { $weight })
coherence-place-floor = { $node } (უმცირესი: { $count } { $of }-დან)
coherence-place-ceiling = { $node } (უდიდესი: { $count } { $of }-დან)
coherence-place-alpha = { $node } (α = { $value }, წევრები: { $members })

coherence-composites = კვანძები და ჯგუფები
coherence-members = წევრები
coherence-correlations = კორელაციები
coherence-indicators = ინდიკატორები

coherence-node = კვანძი
coherence-member = წევრი
coherence-number-of-members = წევრები
coherence-countries = ქვეყნები
coherence-alpha = α
coherence-standardised-alpha = α სტანდარტიზებული
coherence-floor = უმცირესზე %
coherence-ceiling = უდიდესზე %
coherence-item-rest = წევრი–დანარჩენი
coherence-alpha-without = α მის გარეშე
coherence-weight = წონა %
coherence-variance-share = დისპერსია %
coherence-weight-in-index = ინდექსში %
coherence-effective-in-index = ფაქტობრივად %
coherence-one = ერთი
coherence-other = მეორე
coherence-pairing = რომელიც არის
coherence-siblings = გვერდით
coherence-with-parent = ზემოთ
coherence-with-index = ინდექსი
coherence-pearson = r
coherence-spearman = ρ
coherence-kendall = τ-b
coherence-reading = ინტერპრეტაცია
coherence-read-negative = უარყოფითი
coherence-read-weak = სუსტი
coherence-read-redundant = ზედმეტი
coherence-indicator = ინდიკატორი
coherence-answers = თითოეული პასუხის წილი
coherence-answer = { $answer } { $share }
coherence-scored = ქულით
coherence-missing = გამოტოვებული
coherence-not-applicable = არ ეხება
coherence-varies = იცვლება
coherence-never = არასოდეს

coherence-margin = { $value } ± { $margin }
coherence-one-country = { $value } (ერთი ქვეყანა)
coherence-margin-note = ± ორი სტანდარტული ცდომილებაა: რამდენად შეცვლიდა რიცხვს სხვა, მსგავსი ქვეყნები (მეთოდოლოგია 12.10).
coherence-dash-note = – ნიშნავს, რომ რიცხვი არ არის: ქულები სამ ქვეყანაზე ნაკლებს აქვს, კვანძს ერთი წევრი აქვს, ან ქულა არასოდეს იცვლება (მეთოდოლოგია 12.3, 12.4).


## Reports: trend

answer-missing = პასუხის გარეშე
answer-not-applicable = არ ეხება
answer-adjudicated = { $answer } (გადაწყვეტილი { $points })
trend-title = ტენდენცია · { $node }
trend-summary = { $node }, ყოველი ქვეყნის ბოლო ნაბიჯი: წინ { $forward }, უკან { $back }, უცვლელი { $unchanged }, შეუდარებელი { $unknown }.
trend-summary-of-all = { $node }, ყველა ნაბიჯი ერთი რაუნდიდან მეორემდე: წინ { $forward }, უკან { $back }, უცვლელი { $unchanged }, შეუდარებელი { $unknown }.
trend-lower-is-better = { $node }: ნაკლები უკეთესია; ქულა, რომელიც მცირდება, წინ მიდის.
trend-latest-step = ყოველი ქვეყნის ბოლო ნაბიჯი
trend-every-step = ერთი რაუნდიდან მეორემდე
trend-directions = მიმართულებები
trend-signs = + წინ, − უკან, = უცვლელი, ? ორივე რაუნდში პასუხი არაფერს აქვს; ფრჩხილებში, სადაც კვანძს ერთ-ერთში ქულა არ აქვს
trend-brackets = ფრჩხილებში: კვანძს ორიდან სულ მცირე ერთ რაუნდში ქულა არ აქვს, ხოლო რასაც ორივეში აქვს პასუხი, ასე წავიდა.
trend-country = ქვეყანა
trend-from = საიდან
trend-to = სადამდე
trend-was = იყო
trend-is = არის
trend-comparable-was = შესადარი იყო
trend-comparable-is = არის
trend-full-was = სრული იყო
trend-full-is = არის
trend-change = ცვლილება
trend-answers = პასუხები
trend-weights = წონები
trend-framework = ჩარჩო
trend-coverage = დაფარვა
trend-direction = მიმართულება
trend-forward = წინ
trend-back = უკან
trend-unchanged = უცვლელი
trend-unknown = უცნობი
trend-nothing-moved = ბოლო ნაბიჯში არაფერი შეცვლილა: { $countries }
trend-nothing-moved-in-many = { $count } ქვეყნის ბოლო ნაბიჯში არაფერი შეცვლილა
trend-steps-back = ნაბიჯები უკან
trend-back-means = წინა რაუნდზე უარესი, ერთნაირ კითხვებში. ნაბიჯი უკეთესი მტკიცებულებიდანაც შეიძლება მოდიოდეს.
trend-step-back = { $country }, { $from } – { $to }
trend-fewer-points = { $country }, { $from } – { $to }: არცერთი პასუხი არ არის უარესი, განმხილველებმა სხვა ქულები მიანიჭეს
trend-more-steps = კიდევ { $count } ქვეყანაში რაღაც უკან წავიდა
trend-node-back = { $node }: { $change }
trend-more-nodes = და კიდევ { $count } კვანძი და ჯგუფი
trend-answer-back = { $indicator }: იყო { $from }, ახლა { $to }
trend-condition-fails = { $indicator }: იყო { $from }; მისი პირობა აღარ სრულდება, ამიტომ კითხვა აღარ ეხება
trend-condition-holds = { $indicator }: ახლა { $to }; მისი პირობა მანამდე არ სრულდებოდა, ამიტომ კითხვა არ ეხებოდა
trend-more-answers = და კიდევ { $count } პასუხი
trend-same-answer = იგივე პასუხი, განმხილველის სხვა ქულები: { $indicators }
trend-revisions = წინა რაუნდების გადასინჯვა, არა ცვლილება ქვეყანაში
trend-revision = { $country }, { $round }{ $histories }: { $node } { $change }{ $answers }
trend-histories = (გამოქვეყნდა ჩანაწერით { $was }, { $head }…; ახლა ჩანაწერი { $is }, { $now }…)
trend-as-before = როგორც მანამდე
trend-revised = { $indicator }: იყო { $from }, ახლა { $to }
trend-more-revisions = კიდევ { $count } გადასინჯვა
trend-notes = ამასთან ერთად წასაკითხი
trend-one-round = შეფასებები მხოლოდ ერთ რაუნდშია, { $round }: ჯერ ვერაფერი შეიცვლებოდა
trend-common = საერთო ინდიკატორები: { $common } სულ { $all }-დან ({ $newest }). შესადარ რიგში მხოლოდ ესენია, მეთოდით { $newest }; სხვადასხვა გამოცემის სრული ქულები ერთმანეთს არ შეედრება ({ $editions })
trend-nothing-common = { $editions }: საერთო ინდიკატორი არ აქვთ; შესადარი რიგი არ არის და მათ შორის ცვლილება ქვეყანაზე არაფერს ამბობს
trend-common-of-two = { $from } – { $to }: ცვლილება იყოფა იმის მიხედვით, რაც ამ ორს საერთო აქვს, ინდიკატორები: { $common }
trend-unconfirmed = არავის დაუდასტურებია { $count } კავშირი { $all }-დან შესაბამისობის ცხრილში { $from } – { $to }: შესადარი რიგი პროექტია
trend-out-of-order = ძველი ჩარჩოს რაუნდი ({ $older }) ახლის რაუნდის ({ $newer }) შემდეგაა; რაუნდები ჩარჩოების რიგით დგას
trend-once = შეფასდა მხოლოდ ერთ რაუნდში, ამიტომ მიმართულებაზე არაფერი ითქმის: { $countries }
trend-not-between = შუალედურ რაუნდში არ შეფასდა, ნაბიჯი მას გადაახტა: { $countries }
trend-in-rounds = { $country } ({ $rounds })
trend-refused = { $country }, { $from } – { $to }: ცვლილება ვერ დაიყოფა, რადგან გზაში ქულის გამოთვლაზე უარია: { $why }
trend-nothing-compared = არცერთ საერთო ინდიკატორს არ აქვს პასუხი ნაბიჯის ორივე რაუნდში, ამიტომ ორი ქულა ცვლილებაზე არაფერს ამბობს: { $steps }
trend-against-round = ეს რაოდენობრივი ინდიკატორები საკუთარი რაუნდის მნიშვნელობებს ედრება, ამიტომ ქვეყნის ქულა სხვების ცვლილებითაც იცვლება (ეს ნაწილი წონებშია): { $indicators }


## Reports: peers

peers-heading = { $title }: { $round } · { $framework } { $version }
peers-cooperation = ვისი პასუხებია უკეთესი და რას მოიგებდა მათით ქვეყანა
peers-cooperation-of = { $country }: ვისი პასუხებია უკეთესი და რას მოიგებდა მათით
peers-behind-of = { $country }: პასუხები, რომლებიც სხვებს უკეთესი აქვთ
peers-behind = პასუხები, რომლებიც უკეთესი შეიძლება იყოს
peers-standing =
    ძლიერი და სუსტი მხარეები { $of ->
        [group] ჯგუფის
       *[round] რაუნდის
    } დანარჩენების { $middle ->
        [median] მედიანასთან
       *[mean] საშუალოსთან
    } შედარებით, სხვაობა სულ მცირე { $threshold }
peers-standing-of =
    { $country }: ძლიერი და სუსტი მხარეები { $of ->
        [group] ჯგუფის
       *[round] რაუნდის
    } დანარჩენების { $middle ->
        [median] მედიანასთან
       *[mean] საშუალოსთან
    } შედარებით, სხვაობა სულ მცირე { $threshold }
peers-groups = ქვეყნების ჯგუფები
peers-alone = { $country } ერთადერთი ქვეყანაა, რომელიც შეფასდა რაუნდში { $round }, ამიტომ შესადარებელი არავინაა
peers-no-cooperation = არავინ პასუხობს სხვაზე უკეთ იქ, სადაც ორივე შეფასებულია, ამიტომ პასუხს ვერავინ გაუზიარებს
peers-no-behind = არცერთი გაცემული პასუხი, რომელიც ეხება, ვერ იქნებოდა უკეთესი
peers-no-standing = არცერთი ქულა არ განსხვავდება დანარჩენების შუა დონისგან ზღვრით
peers-no-groups = ჯგუფები არ არის გამოცხადებული
peers-more-rows = კიდევ { $count } სტრიქონი
peers-caution = ეს ამბობს, სად უნდა ვეძებოთ, და არა იმას, რომ იქ მომუშავე გზა აქაც იმუშავებს (მეთოდოლოგია 15.1).
peers-no-gain = – არ არის ქულა, რომელიც გაიზრდებოდა: ძალიან ცოტა კითხვას გაეცა პასუხი
peers-lower-gains = { $index }: ნაკლები უკეთესია; 0-ზე ნაკლები მატება მას აუმჯობესებს.
peers-lower-strengths = { $index }: ნაკლები უკეთესია; ძლიერი მხარე დანარჩენებზე დაბალი ქულაა.
peers-standing-caution = ძლიერი მხარე მაინც შეიძლება ცუდი ქულა იყოს, ხოლო სუსტი კარგი.
peers-farthest = ყოველი ქვეყნიდან ყველაზე დაშორებული { $count }
peers-nobody-better = პასუხები, რომლებიც უკეთესი შეიძლება იყოს, მაგრამ სხვა არცერთ ქვეყანაში უკეთესი არ არის: { $count }.
peers-evidence-elsewhere = ყოველი უკეთესი პასუხის მტკიცებულება აქ არ ეტევა
peers-counts = ეს პასუხების რაოდენობებია
peers-country = ქვეყანა
peers-name = დასახელება
peers-code = კოდი
peers-middle = შუა
peers-indicator = ინდიკატორი
peers-question = კითხვა
peers-answer = პასუხი
peers-better = უკეთესი
peers-whose = ვისი
peers-since = როდიდან
peers-or-before = { $round } ან უფრო ადრე
peers-also-better = სხვებიც უკეთ
peers-answers = პასუხები
peers-others-better = სხვებს უკეთესი აქვთ
peers-nobody-has = არავის აქვს
peers-most-often = ყველაზე ხშირად უკეთესი
peers-with-count = { $country } { $count }
peers-group = ჯგუფი
peers-countries = ქვეყნები
peers-round = რაუნდი
peers-strength = ძლიერი მხარე
peers-weakness = სუსტი მხარე


## Reports: plan

plan-title = { $country } · { $round } · { $framework } { $version }
plan-already-reached = { $name }: არის { $before } და { $target } უკვე მიღწეულია
plan-reached = { $name } აღწევს { $target }-ს, ცვლილებები: { $count }{ $cost }; { $before }-დან { $after }-მდე; { $proof }
plan-at-cost = ღირებულებით { $cost }
plan-nothing-cheaper = უფრო იაფი ვერაფერი აღწევს, თუმცა სხვა სიებიც შეიძლება გამოდგეს
plan-nothing-shorter = უფრო მოკლე ვერაფერი აღწევს, თუმცა სხვა სიებიც შეიძლება გამოდგეს
plan-cheaper-not-proven = არ არის დამტკიცებული, აღწევს თუ არა რაიმე უფრო იაფი; { $least }-ზე ნაკლები ვერ აღწევს
plan-shorter-not-proven = არ არის დამტკიცებული, აღწევს თუ არა რაიმე უფრო მოკლე; { $least }-ზე ნაკლები ვერ აღწევს
plan-no-score = { $name }: ქულა არ არის, რაც არ უნდა შეიცვალოს: ძალიან ცოტას აქვს პასუხი, ან არაფერი ეხება
plan-nothing-further = { $name } ვერ აღწევს { $target }-ს: არის { $before } და რაც შეიძლება შეიცვალოს, ვერ წაიყვანს უფრო შორს
plan-unreachable = { $name } ვერ აღწევს { $target }-ს იმით, რაც შეიძლება შეიცვალოს: ყველაზე შორს { $highest }, საწყისი { $before }; ქვემოთ მოცემული ცვლილებები{ $cost } აღწევს { $after }-ს
plan-not-found = ვერ მოიძებნა, რითი აღწევს { $name } { $target }-ს, და არ არის დამტკიცებული, რომ ვერაფერი: { $highest }-ს ვერაფერი სცდება; ქვემოთ მოცემული ცვლილებები{ $cost } აღწევს { $after }-ს
plan-with-it = მასთან ერთად { $change }
plan-change = { $indicator }: { $from } → { $to }
plan-improvements = რას დაამატებდა თითო უკეთესი პასუხი ცალკე
plan-more-improvements = კიდევ { $count } გაუმჯობესება
plan-unanswered = პასუხის გარეშე, ამიტომ მათზე არ ვითვლით: { $count }
plan-fixed = გამოცხადებულია უცვლელად: { $count }
plan-without-value = რაოდენობრივი ინდიკატორები, რომლებსაც გეგმა არ ცვლის, რადგან მნიშვნელობა არ არის გამოცხადებული: { $count }
plan-lower-gains = { $index }: ნაკლები უკეთესია; 0-ზე ნაკლები მატება მას აუმჯობესებს.
plan-caution = ეს არითმეტიკაა გამოცხადებული მეთოდით და არა რჩევა (მეთოდოლოგია 14.3).
plan-indicator = ინდიკატორი
plan-from = საიდან
plan-to = სადამდე
plan-question = კითხვა
plan-cost = ღირებულება
plan-node = კვანძი
plan-gain-of = მატება: { $index }
plan-none = ქულის გარეშე
plan-what-if = რა იქნებოდა, თუ · { $country } · { $round }
plan-condition-fails = { $change }, რადგან მისი პირობა აღარ სრულდება
plan-condition-holds = { $change }, რადგან მისი პირობა სრულდება
plan-what = რა
plan-before = მანამდე
plan-after = შემდეგ
plan-gap-of = სხვაობა: { $node }
plan-of-country = { $node }, { $country }
plan-scored = ქულით
plan-not-applicable = არ ეხება
plan-missing = პასუხის გარეშე
plan-too-little-coverage = ძალიან ცოტას აქვს პასუხი
plan-recommendations = { $title }: { $country } · { $round }
plan-at-worst = პასუხები, რომლებიც თავიანთი კითხვისთვის ყველაზე ცუდია: { $worst }. პასუხის გარეშე, ამიტომ აქ არ არის ჩამოთვლილი: { $unanswered }.
plan-most-gained = ინდექსი ყველაზე მეტს ამით მოიგებდა; მეტი მატება არ ნიშნავს, რომ ის უფრო მნიშვნელოვანია (მეთოდოლოგია 14.3):
plan-gained = { $question }: { $gain }, პასუხით { $to }
plan-no-group = არცერთ ჯგუფში
plan-node-with-code = { $label } ({ $code })
plan-answer = პასუხი
plan-earns = როდის მიიღება { $option }
plan-provision = დებულება
plan-evidence = მოსალოდნელი მტკიცებულება
plan-index-gains = ინდექსი მოიგებდა
plan-group-gains = მოიგებდა
plan-recommendation = რეკომენდაცია
plan-gain-by = { $gain }, პასუხით { $to }
plan-does-not-move = არაფერი: გამოცხადებულია უცვლელად ({ $reason })
plan-gain-unknown = უცნობია: ქულა არ აქვს მანამდე ან შემდეგ


## Reports: composed reports


## Reports: charts

# What the numbers along an axis are.
chart-score = ქულა
# In the key of a chart: the dots of all countries but the one that stands out.
chart-others = სხვა ქვეყნები
# In the key of a chart: what a hollow bar, and what a solid bar, means.
chart-bounds = რასაც პასუხგაუცემელი კითხვები კიდევ უშვებს
chart-interval = გათამაშებების { $share }

# Findings of charts.
# The highest and the lowest of several; names stand after a colon, so that they need no case.
finding-ends = უმაღლესი ქულა: { $highest } ({ $high }); უმდაბლესი: { $lowest } ({ $low })
finding-among = { $name }: { $own }. უმაღლესი ქულა: { $highest } ({ $high }); უმდაბლესი: { $lowest } ({ $low })
finding-no-score = ვერც ერთი ქულა ვერ ჩანს
# Where countries are the farthest apart.
finding-spread = ქვეყნები ყველაზე მეტად განსხვავდება აქ: { $name } ({ $low } – { $high })
finding-gap = ყველაზე დიდი სხვაობა კანონსა და პრაქტიკას შორის: { $name } ({ $gap })
# How many questions earn all points, over all countries, and in one.
finding-answers = საუკეთესო პასუხი: { $all } შესაბამისი კითხვიდან { $count }
finding-answers-of = { $country }. საუკეთესო პასუხი: { $all } შესაბამისი კითხვიდან { $count }
# How many countries, each by itself, have one rank only in a share of the draws, such as 90 %.
finding-ranks = ქვეყნები, რომელთა ადგილი გათამაშებების { $share }-ში ერთი და იგივეა: { $all }-დან { $count }
# The two countries that are the hardest to tell apart.
finding-pair = ყველაზე ძნელად გასარჩევი: { $first } წინ უსწრებს ქვეყანას „{ $second }“ გათამაშებების { $share }-ში
finding-first = (პირველი { $count } ქვეყანა)
# How many countries rose, fell and stayed.
finding-rounds = { $from } – { $to }: { $up } გაიზარდა, { $down } შემცირდა, { $same } უცვლელია
# The score of one country in the first and the last of its rounds.
finding-from-to = { $name }: { $was } ({ $from }), { $is } ({ $to })
finding-one-round = ჯერჯერობით მხოლოდ ერთი რაუნდია: { $round }
finding-change = ყველაზე დიდი ცვლილება: { $name } ({ $change })
finding-no-change = არაფერი შეცვლილა
# A better answer to one question.
finding-gain = ყველაზე დიდი მატება: { $name } ({ $gain })
finding-no-gain = უკეთესი პასუხი აღარ დარჩა
# After the rows that are read out.
finding-more = და კიდევ { $count } ცხრილში
# Names of axes, and of marks in the key.
finding-published-rank = გამოქვეყნებული ადგილი
finding-index-gains = რამდენით იზრდება ინდექსი
finding-law = კანონი და პოლიტიკა
finding-practice = პრაქტიკა
finding-gap-name = სხვაობა
# A change, and the parts that it comes from.
finding-change-name = ცვლილება
finding-from-answers = სხვა პასუხებიდან
finding-from-weights = მეთოდიდან
finding-from-framework = ჩარჩოდან
finding-from-coverage = დაფარვიდან
# Kinds of answers in the key.
finding-missing = პასუხის გარეშე
finding-not-applicable = არ ეხება


## Reports that are printed or edited: DOCX and PDF

printed-contents = სარჩევი
printed-edits = ამ დოკუმენტის რედაქტირება შესაძლებელია. ცვლილებები ქულებს არ ცვლის და შემდგომ ანგარიშებში არ აისახება: პასუხები იცვლება ინდექსში, საიდანაც ანგარიშები ხელახლა იქმნება.
printed-hash = მაჩვენებლები გამოთვლილია შემდეგიდან: { $framework }. ყველა საფუძვლის SHA-256: { $hash }


## Pages: reports as HTML

page-skip = ანგარიშზე გადასვლა
page-contents = სარჩევი
page-figures = ამ დიაგრამის მაჩვენებლები


## Composed reports

composed-country-title = { $country }: ქვეყნის ანგარიში { $round }
composed-regional-title = რეგიონული ანგარიში { $round } – { $index }
composed-brief-title = { $country } { $round }: მოკლედ
composed-countries-count = { $count ->
        [one] { $count } ქვეყანა
       *[other] { $count } ქვეყანა
    }
composed-label = { $label }:
composed-index = ინდექსი
composed-edition = გამოცემა
composed-edition-of = რაუნდი { $round }, ჩარჩო { $framework } { $version }
composed-reference-date = მდგომარეობა თარიღისთვის
composed-status = სტატუსი
composed-is-draft = სამუშაო ვერსია; ეს გამოცემა საბოლოოდ არავის გამოუცხადებია და მაჩვენებლები შეიძლება შეიცვალოს
composed-declared-final = საბოლოო; გამოაცხადა { $by }, { $on }
composed-draft = სამუშაო ვერსია
composed-final = საბოლოო
composed-draft-mark = სამუშაო ვერსია: საბოლოოდ გამოცხადებული არ არის
composed-licence = ლიცენზია
composed-fingerprint = მონაცემების ანაბეჭდი (SHA-256)
composed-foreword = წინასიტყვაობა
composed-how-to-read = როგორ წავიკითხოთ ეს ანგარიში
composed-read-scores = ქულები მერყეობს { $low }-დან (ყველაზე ცუდი) { $high }-მდე (საუკეთესო). თითოეული გამოითვლება კითხვებზე პასუხებიდან, წინასწარ გამოცხადებული მეთოდით.
composed-read-scores-lower = ქულები მერყეობს { $low }-დან (საუკეთესო) { $high }-მდე (ყველაზე ცუდი): ნაკლები უკეთესია. თითოეული გამოითვლება კითხვებზე პასუხებიდან, წინასწარ გამოცხადებული მეთოდით.
composed-read-public = აქ მხოლოდ ის არის, რისი გამოქვეყნებაც შეიძლება. სადაც მტკიცებულება, კომენტარი ან მიზეზი არ ჩანს, ის შეიძლება არსებობდეს, მაგრამ გამოსაქვეყნებლად დაშვებული არ იყოს.
composed-read-answers = პასუხების ნიშნები: ● სრული ქულა, ◐ ნაწილობრივი ქულა, ○ ქულის გარეშე, – უპასუხოდ, / არ ეხება.
composed-read-missing = უპასუხოდ დარჩენილი კითხვა ნაჩვენებია როგორც ხარვეზი და არა როგორც ნული. სადაც პასუხები აკლია, ანგარიში გვიჩვენებს, რამდენად დაბალი ან მაღალი შეიძლება იყოს ქულა.
composed-read-ranks = ადგილი ქულაზე ნაკლებს ამბობს: ერთმანეთთან ახლოს მყოფი ქვეყნები ერთი პასუხის გამოც შეიძლება გადაადგილდნენ.
composed-read-gap = სხვაობა არის კანონით დაპირებულის ქულას გამოკლებული პრაქტიკაში შესრულებულის ქულა.
composed-bands = საფეხურები
composed-band-from = { $score }-დან
composed-not-measured = რას არ ზომავს
composed-not-measured-questions = რის შესახებაც კითხვა არ დასმულა, ქულაში არ შედის.
composed-not-measured-children = ქულა არ არის დაცული ბავშვების წილი და არცერთ კონკრეტულ ბავშვზე არაფერს ამბობს.
composed-not-measured-cause = არ ამბობს, რატომ არის ასე, და არც იმას, რომ ერთ ქვეყანაში მომუშავე გზა მეორეშიც იმუშავებს.
composed-not-measured-small = მცირე სხვაობა დასკვნის საფუძველი არ არის.
composed-summary = შეჯამება
composed-part = ნაწილი
composed-score = ქულა
composed-rank = ადგილი
composed-country = ქვეყანა
composed-answered = პასუხგაცემული
composed-lowest = მინიმუმ შესაძლო
composed-highest = მაქსიმუმ შესაძლო
composed-score-is = ქულა { $score }.
composed-rank-is = ადგილი { $rank }, სულ { $count }.
composed-rank-shared = ადგილი { $rank }, სულ { $count }; იმავე ადგილზეა სულ { $shared } ქვეყანა.
composed-band = საფეხური
composed-change-is = { $from }-ის შემდეგ, შესადარის საფუძველზე: { $change }.
composed-answered-of = პასუხი გაეცა { $applicable } კითხვიდან { $answered }-ს.
composed-could-be = გამოტოვებული პასუხებით ქულა შეიძლება იყოს { $low }-დან { $high }-მდე.
composed-scored = ქულა არის.
composed-nothing-applies = ქულა არ არის: არცერთი კითხვა არ ეხება.
composed-nothing-answered = ქულა არ არის: არცერთ კითხვას პასუხი არ აქვს.
composed-too-little-answered = ქულა არ არის: ძალიან ცოტა კითხვას აქვს პასუხი.
composed-strip-rank = { $part }: { $country } – ადგილი { $rank }, სულ { $count }
composed-strip-no-score = { $part }: { $country } – ქულის გარეშე
composed-spread = { $part }: { $worst }-დან ({ $last }) { $best }-მდე ({ $first })
composed-strip-shows = წერტილი თითოეული ქვეყნის ქულისთვის: { $part }.
composed-strongest = ყველაზე ძლიერი ნაწილები
composed-weakest = ყველაზე სუსტი ნაწილები
composed-more-with-that-score = ქულა { $score } აქვს კიდევ { $count ->
        [one] { $count } ნაწილს
       *[other] { $count } ნაწილს
    }.
composed-at-a-glance = ყველა ქულა ერთი შეხედვით
composed-at-a-glance-means = რაც უფრო მუქია ფონი, მით მაღალია ქულა. ტირე ნიშნავს, რომ ქულა არ არის; ცარიელ უჯრაში კითხვა არ დასმულა.
composed-change = რა შეიცვალა
composed-changed-like = ცვლილება, შესადარისად
composed-no-earlier-round = { $country } წინა შესადარ რაუნდში არ შეფასებულა.
composed-compared = { $from }-დან { $to }-მდე { $count ->
        [one] { $count } კითხვას
       *[other] { $count } კითხვას
    } ორივე რაუნდში აქვს პასუხი და შესადარია.
composed-steps-back = უკან გადადგმული ნაბიჯები
composed-steps-forward = წინ გადადგმული ნაბიჯები
composed-no-steps-back = არცერთი პასუხი არ გაუარესებულა.
composed-no-steps-forward = არცერთი პასუხი არ გაუმჯობესებულა.
composed-steps-back-count = { $count ->
        [one] { $count } პასუხი
       *[other] { $count } პასუხი
    } გაუარესდა. ამის მიზეზი უკეთესი მტკიცებულებაც შეიძლება იყოს.
composed-steps-forward-count = { $count ->
        [one] { $count } პასუხი
       *[other] { $count } პასუხი
    } გაუმჯობესდა.
composed-steps-forward-most = ქვემოთ არის პასუხები, რომლებიც ყველაზე მეტად შეიცვალა; დანართში ყველაა.
composed-points-awarded = (გადაწყვეტილებით { $points } ქულა)
composed-fewer-points = (განმხილველმა სხვა ქულა მიანიჭა)
composed-more-answers = და კიდევ { $count ->
        [one] { $count } პასუხი
       *[other] { $count } პასუხი
    }
composed-other-points-count = { $count ->
        [one] { $count } კითხვაზე პასუხი
       *[other] { $count } კითხვაზე პასუხი
    } იგივეა, განმხილველმა კი სხვა ქულა მიანიჭა.
composed-was = იყო
composed-is = არის
composed-changed = ცვლილება
composed-causes = საიდან მოდის ცვლილებები
composed-by-answers = პასუხები
composed-by-weights = მეთოდი
composed-by-framework = კითხვები
composed-by-coverage = დაფარვა
composed-by-answers-means = პასუხები: სხვა პასუხები იმავე კითხვებზე. ეს არის შესადარისი ცვლილება.
composed-by-weights-means = მეთოდი: სხვა წონები, ქულები ან საორიენტაციო მნიშვნელობები.
composed-by-framework-means = კითხვები: ზოგი მხოლოდ ერთ რაუნდშია დასმული.
composed-by-coverage-means = დაფარვა: კითხვები, რომლებსაც მხოლოდ ერთ რაუნდში აქვს პასუხი.
composed-unchanged = { $from }-ის შემდეგ, შესადარის საფუძველზე, არაფერი შეცვლილა.
composed-went-back = { $from }-ის შემდეგ, შესადარის საფუძველზე, გაუარესდა.
composed-went-forward = { $from }-ის შემდეგ, შესადარის საფუძველზე, გაუმჯობესდა.
composed-gap = კანონი და პრაქტიკა
composed-law = კანონი
composed-practice = პრაქტიკა
composed-gap-figure = სხვაობა
composed-gap-is = კანონის ქულაა { $law }, პრაქტიკის – { $practice }: სხვაობა { $gap }.
composed-gap-count = კანონი უსწრებს პრაქტიკას { $of } ნაწილიდან { $count }-ში.
composed-gap-shows = რგოლი კანონისთვის და წერტილი პრაქტიკისთვის, ინდექსის თითოეული ნაწილისთვის.
composed-gap-countries = კანონი უსწრებს პრაქტიკას { $of } ქვეყნიდან { $count }-ში.
composed-every-part = ინდექსის ყველა ნაწილი
composed-what-earned-what = რამ რა ქულა მიიღო
composed-what-is-asked = რა შეცვლიდა მას
composed-what-is-asked-means = ამ კითხვებს ჯერ ქულა არ მიუღია. რა მიიღებდა სრულ ქულას, ჩარჩოს სიტყვებით:
composed-code = კოდი
composed-question = კითხვა
composed-answer = პასუხი
composed-earned = ქულა
composed-rests-on = მტკიცებულება
composed-missing = უპასუხოდ
composed-not-applicable = არ ეხება
composed-comment = კომენტარი
composed-decision = განმხილველის გადაწყვეტილება
composed-reply = მთავრობის პასუხი
composed-recommendations = რეკომენდაციები
composed-solved-elsewhere = ვინ გადაჭრა ის, რაც აქ გადაუჭრელია
composed-solved-count = კითხვებიდან, რომლებიც აქ ქულას ვერ იღებს, { $solved }-ს სხვები უკეთ პასუხობენ; { $nobody } ყველგან გადაუჭრელია.
composed-solved-caution = ეს გვიჩვენებს, სად ვეძებოთ, და არა იმას, რომ იქ მომუშავე გზა აქაც იმუშავებს.
composed-here = აქ
composed-answers-better = ვინ პასუხობს უკეთ
composed-more-countries = და კიდევ { $count ->
        [one] { $count } ქვეყანა
       *[other] { $count } ქვეყანა
    }
composed-since = ({ $round }-დან)
composed-adds-most = რა დაამატებდა ყველაზე მეტს
composed-adds-most-means = რას დაამატებდა ინდექსს ერთი უკეთესი პასუხი, თუ დანარჩენი უცვლელი დარჩა. ეს არის არითმეტიკა გამოცხადებული მეთოდით და არა პროგნოზი ან რჩევა.
composed-would = უკეთესი პასუხი
composed-part-of-index = ნაწილი
composed-gain-of-index = ინდექსის მატება
composed-targets = რა აღწევს სამიზნეებს
composed-target-reached = { $of }: { $target } მიიღწევა { $count ->
        [one] { $count } უკეთესი პასუხით
       *[other] { $count } უკეთესი პასუხით
    }.
composed-target-there = { $of }: { $target } უკვე მიღწეულია.
composed-target-beyond = { $of }: ვერ მოიძებნა ცვლილება, რომელიც { $target }-ს მიაღწევს.
composed-cooperation = ვის ვისი დახმარება შეუძლია
composed-cooperation-means = თითოეული ქვეყნისთვის: ინდექსის ნაწილები, სადაც სხვა ქვეყანა კითხვების უმეტესობას უკეთ პასუხობს, და რას მოიმატებდა ნაწილი ამ პასუხებით.
composed-on-what = რაში
composed-helper = ვის შეუძლია დახმარება
composed-better-answers = უკეთესი პასუხები
composed-with-evidence = მტკიცებულებით
composed-gain-of-part = ნაწილის მატება
composed-annex = დანართი
composed-unit-lists = ქვეყნის სიები
composed-unit-lists-mean = კითხვები ყოველი რეგიონის, დიდი ქალაქებისა და მსგავსის შესახებ ამ სიებს ეხება. პასუხების ცხრილი ყოველი კითხვის შემდეგ სიებს ასახელებს.
composed-every-answer = ყველა პასუხი
composed-every-answer-means = წონა არის ინდექსის წილი, რომელიც კითხვას აქვს ამ ქვეყანაში.
composed-every-answer-was = სვეტში „{ $was }“ არის { $from }-ის პასუხი, სადაც ის შეიცვალა.
composed-weight = წონა
composed-method = გამოცხადებული მეთოდი
composed-method-means = რას აცხადებს ჩარჩო და რისგან გამომდინარეობს ყველა მაჩვენებელი:
composed-bounds = რას ტოვებს ღიად გამოტოვებული პასუხები
composed-bounds-means = ყველაზე დაბალი და ყველაზე მაღალი ქულა, რომელსაც გამოტოვებული პასუხები ჯერ კიდევ უშვებს. ისინი არაფერს ამბობს იმაზე, რომელი ქულაა სავარაუდო.
composed-not-answered = უპასუხოდ
composed-robustness = რამდენად მდგრადია ქულები
composed-cited-sources = წყაროები
composed-computed-from = საიდან არის ეს ანგარიში გამოთვლილი
composed-computed-from-means = ეს ანგარიში აერთიანებს შედეგებს და თვითონ არაფერს ითვლის. ვისაც გამოქვეყნებული პასუხები აქვს, შეუძლია თითოეული შედეგი ხელახლა გამოთვალოს და ანაბეჭდი შეადაროს.
composed-result = შედეგი
composed-brief-score = { $country }: ქულა { $score }, სკალა { $low }-დან { $high }-მდე.
composed-brief-lower = ნაკლები უკეთესია.
composed-strengths = ძლიერი მხარეები
composed-gaps = ხარვეზები
composed-demands = რა უნდა მოვითხოვოთ
composed-demands-means = ყველა ცალკეული ცვლილებიდან ქულას ყველაზე მეტად ესენი გააუმჯობესებდა:
composed-brief-note = ქვეყნის ანგარიშში არის ყველა პასუხი მტკიცებულებებით და მეთოდი.


## What runs in the browser of a visitor of a site

app-what-if-note = რა ქულას მისცემდა სხვა პასუხები ან წონები? ეს არითმეტიკაა გამოცხადებული მეთოდით: არც პროგნოზი და არც რჩევა.
app-starting = გამომთვლელი ირთვება.
app-reach = რა აიყვანდა ინდექსს ქულამდე
app-reach-show = მაჩვენე როგორ
app-reach-number = შეიყვანეთ ქულა.
app-reach-there = { $country }: უკვე არის { $target } ან უკეთესი.
app-reach-beyond = ვერც ერთი უკეთესი პასუხი ვერ აიყვანს: { $country }, { $target }.
app-reach-found = { $count } უკეთესი პასუხი ერთად აიყვანს: { $country }, { $target } ან უკეთესი, თითოეულის წვლილის რიგით. სხვა არჩევანიც შესაძლებელია; სია ქვემოთაა.
app-country = ქვეყანა
app-announced = { $country }: გამოქვეყნებული { $before }, ახლა { $after }; { $rank }
app-figures-caption = ქულები, როგორც გამოქვეყნდა, და თქვენი ცვლილებებით
app-column-what = ნაწილი
app-column-published = გამოქვეყნებული
app-column-now = ახლა
app-column-difference = განსხვავება
app-column-bounds = საზღვრები გამოტოვებული პასუხებით
app-column-rank = ადგილი
app-rank-of = ადგილი { $rank }, სულ { $count }
app-range = { $low } – { $high }
app-no-score = ქულის გარეშე
app-missing = უპასუხოდ
app-not-applicable = არ ეხება
app-changes-title = რა შეიცვალა
app-changes-none = ჯერ არაფერი: ეს გამოქვეყნებული პასუხები და წონებია.
app-from-to = { $from } → { $to }
app-was = გამოქვეყნებული: { $answer }
app-followed-title = რა შეიცვალა ამასთან ერთად, კითხვების პირობებით
app-others = შეიცვალა სხვა ქვეყნების ქულებიც, რადგან რაოდენობრივი ინდიკატორი რაუნდის მნიშვნელობებს უდარდება: { $countries }
app-take-back = გაუქმება
app-take-back-all = ყველაფრის გაუქმება
app-save = შეცვლილი პასუხების შენახვა
app-save-framework = ჩარჩოს შენახვა ამ წონებით
app-command = იგივე ბრძანებით, იქ, სადაც შენახული ფაილია:
app-link = ბმული ამ მდგომარეობაზე
app-answers-title = პასუხები
app-search = კითხვის პოვნა
app-found = ნაპოვნი კითხვები: { $count }
app-changed-count = შეცვლილი: { $count }
app-applies-if = ითვლება მხოლოდ, თუ: { $condition }
app-weights-title = წონები
app-weights-note = რამდენს ნიშნავს თითოეული ნაწილი ინდექსში სხვებთან შედარებით.
app-weight-of = წონა: { $name }
app-share = ინდექსის { $share }%
app-refused = ქულა ვერ გამოითვლება და გაუქმდა: { $reason }
app-failed = გვერდმა ვერ იმუშავა: { $reason }

app-scores-title = ყველა ქულა, თქვენი ბრაუზერის გამოთვლილი
app-scores-note = თქვენი ბრაუზერი ამ გამოცემის ყველა ქულას გამოქვეყნებული პასუხებიდან ითვლის და თითოეულს გამოქვეყნებულს ადარებს.
app-computing = მიმდინარეობს გამოთვლა …
app-scores-same = აქ გამოთვლილი ყველა მაჩვენებელი ({ $count }) გამოქვეყნებულის იგივეა.
app-scores-differ = { $count } მაჩვენებელი გამოქვეყნებულისგან განსხვავდება; { $same } იგივეა.
app-scores-caption = ქულები, ჯგუფები, უჯრები და სხვაობები ქვეყნების მიხედვით
app-column-country = ქვეყანა
app-column-same = იგივე
app-column-differ = განსხვავებული
app-figure-differs = { $country }, { $name }: გამოქვეყნებული { $said }, გამოთვლილი { $computed }
app-provenance-differs = განსხვავდება ის, რასაც ქულები ეყრდნობა: { $key }
app-and-more = და კიდევ { $count }
app-nothing = არაფერი
app-check-failed = ქულები ვერ გამოითვლება: { $reason }
app-files-failed = ფაილები ვერ შემოწმდება: { $reason }
app-engine = cpi { $version }-ის გამომთვლელი, წყაროები { $sources }
app-files-title = ყველა გამოქვეყნებული ფაილი
app-files-note = მანიფესტში SHA256SUMS ამ გამოცემის ყველა ფაილის ანაბეჭდია. თქვენი ბრაუზერი თითოეულ ფაილს კითხულობს და ადარებს; შეცვლილი ერთი ბაიტიც ჩანს. შემდეგ ქულებს ამ ფაილებიდან ხელახლა ითვლის.
app-check-files = ყველა ფაილის შემოწმება
app-choose = აირჩიეთ ამ გამოცემის საქაღალდე
app-choose-too = ან აირჩიეთ მისი საქაღალდის ასლი
app-reading = ფაილების კითხვა
app-reading-file = წაკითხულია { $done } ფაილი, სულ { $all }
app-no-manifest = SHA256SUMS არ არის; აირჩიეთ საქაღალდე, რომელშიც ის დევს.
app-bad-manifest = SHA256SUMS-ის სტრიქონი არ იკითხება: { $line }
app-files-same = ყველა ფაილი ({ $count }) მანიფესტისაა.
app-files-differ = მანიფესტს არ ემთხვევა { $count } ფაილი (ჩამოთვლილია { $all }).
app-file-changed = შეცვლილია: { $path }
app-file-missing = აკლია: { $path }
app-file-extra = მანიფესტში არ არის: { $path }
app-file-not-listed = მანიფესტში არ არის { $path }, რასაც ქულები ეყრდნობა
app-manifest-hash = მანიფესტის ანაბეჭდი (SHA-256), სხვაგან გამოცხადებულთან შესადარებლად:
app-file-scores-title = ქულები ამ ფაილებიდან
app-command-title = ბრძანებით და ხელმოწერით
app-command-note = გვერდი ვერ დაამტკიცებს, რომ ნამდვილია: ვისაც მისი შეცვლა შეუძლია, მის ნათქვამსაც შეცვლის. სხვა წყაროდან მიღებულ პროგრამებს იმავე შემოწმების ჩატარება საქაღალდის ასლზე შეუძლია:
app-signature-note = თუ გამომქვეყნებლებმა მანიფესტს ხელი მოაწერეს (SHA256SUMS.sig), მათი გასაღებების სიით allowed_signers:


## The pages of a site

site-home = ყველა ქვეყანა
site-main-pages = მთავარი გვერდები
site-more-pages = სხვა გვერდები
site-languages = ენები
site-skip = შინაარსზე გადასვლა
site-countries = ქვეყნები
site-parts = ინდექსის ნაწილები
site-home-intro = ქვეყნები: { $countries }. კითხვები: { $questions }. ამ გვერდების ყოველი ქულა გამომდინარეობს გამოქვეყნებული პასუხებიდან წინასწარ გამოცხადებული მეთოდით.
site-moved-count = ქვეყნები, რომელთა შედარებაც წინა რაუნდთან შესაძლებელია: { $count }.
site-moved-more = რა შეიცვალა თითოეულ ქვეყანაში და რატომ
site-change-page = რა შეიცვალა
site-compare-page = ქვეყნების შედარება
site-compare-intro = ინდექსის ყოველი ნაწილი გვერდიგვერდ. აირჩიეთ ნაწილი მისი ყველა პასუხისთვის ან ქვეყანა მისი გვერდისთვის.
site-take-chart = ეს დიაგრამა როგორც:
site-embed-chart = ამ დიაგრამის ჩვენება სხვა გვერდზე
site-choose-countries = აირჩიეთ ორიდან ოთხამდე ქვეყანა
site-no-country = არცერთი
site-difference = სხვაობა
site-position = სად დგანან
site-chosen-caption = არჩეული ქვეყნების ქულები
site-is-ahead = { $one } უსწრებს ქვეყანას { $other }: { $by }.
site-are-level = { $one } და { $other }: ქულა ერთნაირია.
site-share-rank = { $one } და { $other }: რანგი ერთნაირია, რადგან ნაჩვენები ქულები ტოლია.
site-order-is-open = პასუხების არარსებობამ შეიძლება ეს თანმიმდევრობა შეცვალოს.
site-order-is-sure = პასუხების არარსებობა ამ თანმიმდევრობას ვერ შეცვლის.
site-ahead-in = ნაწილები, რომლებშიც ერთი უსწრებს: { $one } { $count }, { $other } { $otherCount }.
site-with-rank = { $country }, ადგილი { $rank }
site-reach-score = რა აიყვანდა ინდექსს არჩეულ ქულამდე?
site-helpers-intro = ვინ პასუხობს ამ ნაწილის კითხვებს უკეთ და რამდენს { $count }-დან.
site-ranks = ადგილები
site-ranks-page = რამდენად მყარია ადგილები
site-ranks-open = გამოტოვებულ პასუხებს შეუძლია შეცვალოს რიგი მეზობელთა { $of } წყვილიდან { $count } წყვილში
site-ranks-intro = ადგილი ქულაზე ნაკლებს ამბობს: იგი დამოკიდებულია იმაზე, კიდევ ვინ შეფასდა, და მალავს, რამდენად შორს არიან ქვეყნები ერთმანეთისგან. საზღვრები აჩვენებს უმცირეს და უდიდეს ქულას, რომელსაც გამოტოვებული პასუხები ჯერ კიდევ უშვებს.
site-neighbours = ნამდვილად წინ არის?
site-neighbours-intro = ყოველი ქვეყანა რიგში მომდევნოსთან ერთად, მათ შორის მანძილი და ის, შეუძლია თუ არა გამოტოვებულ პასუხებს რიგის შეცვლა.
site-ahead = წინ
site-behind-it = მის უკან
site-apart = მანძილი
site-could-turn = შეუძლია გამოტოვებულ პასუხებს რიგის შეცვლა?
site-yes = კი
site-no = არა
site-no-plan-declared = ამ გამოცემისთვის არავის გამოუცხადებია, რამდენად გაურკვეველია პასუხები და მეთოდი, ამიტომ შემთხვევითი გათამაშება არ ჩატარებულა. ნაჩვენებია მხოლოდ ზემოთ მოცემული საზღვრები და არაფერია ნათქვამი იმაზე, რამდენად სავარაუდოა სხვა რიგი.
site-help-page = ვის ვისი დახმარება შეუძლია
site-help-intro = ყოველი ქვეყნისთვის: ვინ პასუხობს უკეთ და ინდექსის რომელ ნაწილში. მტკიცებულებები და მისამართები ნაწილების გვერდებზეა.
site-nobody-helps = ამ რაუნდში არცერთი ქვეყანა არ პასუხობს მეორეზე უკეთ ისე, რომ აქ ჩვენება შეიძლებოდეს.
site-method = მეთოდი
site-method-page = როგორ გამოითვლება ქულები
site-traced = ერთი ქულა პასუხებამდე
site-traced-intro = ერთი ნაწილის ქულა ერთ ქვეყანაში, ნაბიჯ-ნაბიჯ პასუხებამდე და მათ მტკიცებულებებამდე:
site-framework = ჩარჩო
site-framework-title = ჩარჩო { $framework } { $version }
site-framework-intro = ყოველი კითხვა, რას იღებს თითოეული პასუხი და რას ემყარება.
site-to-answers = ყველა ქვეყნის პასუხები
site-how-scored = როგორ ფასდება
site-matrix = ყველა პასუხი გვერდიგვერდ
site-every-question = ყოველი კითხვა
site-one-round-only = არ არსებობს უფრო ადრეული რაუნდი, რომელთანაც შედარება შესაძლებელია.
site-change-intro = იგივე კითხვები, იმავე მეთოდით შეფასებული. უკან გადადგმული ნაბიჯები პირველია.
site-search = ძიება
site-search-intro = ყოველი ქვეყანა, ყოველი ნაწილი და ყოველი კითხვა ერთ სიაში.
site-search-label = სიტყვები, რომლებიც ჩანაწერში უნდა იყოს
site-search-found = ნაპოვნი ჩანაწერები: { $count }
site-data = მონაცემები
site-data-page = მონაცემები, ციტირება და შემოწმება
site-data-intro = ქულები, ადგილები და პასუხები, რომლებსაც ეს გვერდები აჩვენებს, ფაილებად. ფაილებში ქულებს ყველა ციფრი აქვს; გვერდები მათ დამრგვალებულად აჩვენებს.
site-file = ფაილი
site-holds = რას შეიცავს
site-holds-package = ცხრილების აღწერა (Data Package)
site-holds-long = ყველა ქულა: სტრიქონი ყოველ ქულაზე, დაფარვითა და საზღვრებით
site-holds-wide = ქულები: სტრიქონი ყოველ ქვეყანაზე, სვეტი ყოველ ნაწილზე
site-holds-ranking = ადგილები ყოველ ნაწილში
site-holds-series = ქულები ყველა რაუნდში
site-holds-scores = ქულები და ყველაფერი, რისგანაც ისინი გამოითვალა
site-holds-framework = ჩარჩო: კითხვები, ვარიანტები, წონები, მეთოდი
site-holds-round = რაუნდი: ქვეყნები და თარიღები
site-holds-publication = პუბლიკაცია, რომლის შემოწმებაც შეიძლება: ყველა ფაილი და მათი ანაბეჭდები
site-holds-manifest = ფაილების ანაბეჭდები (SHA-256)
site-holds-workbook = ქულები, ადგილები, პასუხები, რაუნდები და კოდების წიგნი სამუშაო წიგნად (XLSX)
site-holds-notebook = ნოუთბუქი Python-ში: მონაცემებიდან სამ გამოსახულებამდე, ყოველი ქულა პასუხებიდან გამოთვლილი
site-holds-recompute = რითაც ნოუთბუქი ქულებს ითვლის: მეთოდი Python-ში, დამოუკიდებელი პროგრამისგან, რომელმაც ეს საიტი შექმნა
site-holds-answers = ყოველი პასუხი თავისი ქულითა და წყაროებით
site-holds-parts = ინდექსის ყოველი ნაწილი თავისი დონითა და წონით
site-sheet-about = შესახებ
site-sheet-scores = ქულები
site-sheet-answers = პასუხები
site-sheet-series = რაუნდები
site-sheet-codebook = კოდების წიგნი
site-sheet-digits = სამუშაო წიგნში რიცხვს არაუმეტეს 17 ციფრი აქვს. CSV და JSON ფაილებს ყველა ციფრი აქვს.
site-country-code = ქვეყნის კოდი
site-answer-code = პასუხის კოდი
site-level = დონე
site-part-of = რისი ნაწილია
site-cite = როგორ მივუთითოთ ეს გამოცემა
site-verify = როგორ შევამოწმოთ ეს გამოცემა
site-verify-intro = მთელი საქაღალდის ასლში ეს ბრძანება ყოველ ფაილს მის ანაბეჭდს ადარებს:
site-verify-scores = ეს ბრძანებაც იმავეს აკეთებს, ყოველ ქულას გამოქვეყნებული პასუხებიდან ხელახლა ითვლის და ამოწმებს ხელმოწერას, თუ გამომქვეყნებლის გასაღებს მიუთითებთ:
site-hash-is = იმის ანაბეჭდი, რისგანაც ქულები გამოითვალა (SHA-256): { $hash }
site-editions-page = გამოცემები და შესწორებები
site-editions-listed = გამოცემები
site-editions-intro = გამოქვეყნებული გამოცემა თავის მისამართზე რჩება ისეთი, როგორიც გამოქვეყნდა. შემდეგი გამოცემა ან შესწორება მის გვერდით დგას, და მისი გვერდები ამას აცნობებს.
site-edition = გამოცემა
site-declared-final = საბოლოოდ გამოცხადდა
site-still-draft = პროექტი
site-standing = მდგომარეობა
site-fingerprint-of = ქულების ანაბეჭდი
site-this-edition = ეს გამოცემა
site-was-corrected = შესწორებულია შემდეგით
site-was-superseded = ჩანაცვლებულია შემდეგით
site-corrections = შესწორებები
site-no-corrections = არც ერთი გამოქვეყნებული გამოცემა არ შესწორებულა.
site-corrected-earlier = { $round } რაუნდის გამოცემა { $folder } შესწორდა; { $corrected } აღწერს, რა იყო შეცდომით და რატომ.
site-corrects = ეს გამოცემა ასწორებს { $round } რაუნდის გამოცემას { $folder }, რომელიც რჩება ისეთი, როგორიც გამოქვეყნდა.
site-corrected-by = შესწორება გამოაცხადა: { $by }, { $on }.
site-correction-text = რა იყო შეცდომით და რატომ
site-corrected-answers = შესწორებული პასუხები
site-no-answers-corrected = არც ერთი პასუხი არ შესწორებულა.
site-corrected-figures = შეცვლილი მაჩვენებლები
site-no-figures-corrected = არც ერთი მაჩვენებელი არ შეცვლილა.
site-as-published = როგორც გამოქვეყნდა
site-as-corrected = შესწორების შემდეგ
site-rank-as-published = გამოქვეყნებული ადგილი
site-rank-as-corrected = ადგილი შესწორების შემდეგ
site-corrected-histories = რას ამბობს ისტორიები
site-history-goes-on = { $country }: ისტორია გრძელდება იქიდან, რაც გამოქვეყნდა; ჩანაწერები მას შემდეგ: { $count }.
site-history-differs = { $country }: ისტორია არ შეიცავს იმას, რაც გამოქვეყნდა.
site-superseded-edition = გამოქვეყნდა შემდეგი გამოცემა. ეს გვერდი რჩება ისეთი, როგორიც იყო; შემდეგი გამოცემა:
site-superseded-correction = ეს გამოცემა შესწორდა. ეს გვერდი რჩება ისეთი, როგორიც იყო; შესწორებული გამოცემა, რომელიც აღწერს შეცდომას:
site-holds-editions = ეს გამოცემა და წინა გამოცემები
site-holds-erratum = რა შესწორდა, რატომ და ვის მიერ
site-rounds = რაუნდები
site-rounds-intro = გვერდები აჩვენებს ამ რაუნდებიდან უახლესს. წინა რაუნდები ხელმისაწვდომია მწკრივებად და მონაცემებად.
site-round = რაუნდი
site-country-ranked = { $country }: { $score }, ადგილი { $rank } { $count }-დან – { $round }
site-country-scored = { $country }: { $score } – { $round }
site-country-unscored = { $country }: ქულა არ არის – { $round }
site-what-if = რა იქნებოდა, თუ
site-what-if-page = რა იქნებოდა, პასუხები ან წონები სხვა რომ ყოფილიყო?
site-what-if-intro = შეცვალეთ პასუხები და წონები და ნახეთ, როგორი იქნებოდა ქულები და ადგილები. რასაც შეიყვანთ, ბრაუზერს არ ტოვებს.
site-what-if-static = ეს გვერდი თქვენს ბრაუზერში ითვლის და მას JavaScript სჭირდება. იგივე შეიძლება ბრძანებით cpi:
site-check = შეამოწმეთ
site-check-page = თავად შეამოწმეთ
site-check-intro = თქვენს ბრაუზერს შეუძლია ამ გამოცემის ყოველი ქულა გამოქვეყნებული პასუხებიდან გამოთვალოს და ყოველი ფაილი მის ანაბეჭდს შეადაროს.
site-check-static = ეს გვერდი თქვენს ბრაუზერში ითვლის და მას JavaScript სჭირდება. მის გარეშე ეს ბრძანება საქაღალდის ასლში გაუშვით:
site-glossary = ტერმინები
site-limitations = რისი თქმა არ შეუძლია ინდექსს
site-accessibility = მისაწვდომობა
site-access-aim = ეს გვერდები მიზნად ისახავს WCAG 2.2-ის AA დონეს.
site-access-limits = ცნობილი შეზღუდვები
site-access-known = ვიწრო ეკრანზე განიერი ცხრილები თავის ჩარჩოში გვერდზე იძვრის. დოკუმენტები, რომლებზეც პასუხები მიუთითებს, სხვა საიტებზეა და მათი მისაწვდომობა აქ უცნობია.
site-term-score = ქულა
site-means-score = რას ამბობს ინდექსის ნაწილი ქვეყნის შესახებ მისი პასუხებით; ზუსტად გამოითვლება და დამრგვალებულად ჩანს
site-term-question = კითხვა
site-means-question = ერთი რამ, რასაც ინდექსი ქვეყანას ეკითხება; მას ინდიკატორსაც უწოდებენ
site-term-answer = პასუხი
site-means-answer = ვარიანტი, როგორიცაა კი, ნაწილობრივ ან არა, ან რიცხვითი მაჩვენებელი
site-term-missing-answer = უპასუხო
site-means-missing-answer = კითხვას არავინ უპასუხა; ეს უდაბლესი პასუხი არ არის
site-term-not-applicable = არ ეხება
site-means-not-applicable = კითხვას ამ ქვეყნისთვის აზრი არ აქვს და მის ქულებში არ შედის
site-term-coverage = დაფარვა
site-means-coverage = იმ კითხვებიდან, რომლებიც ქვეყანას ეხება, პასუხგაცემულთა წილი
site-term-bounds = საზღვრები
site-means-bounds = უმცირესი და უდიდესი ქულა, რომელსაც გამოტოვებული პასუხები უშვებს; ისინი არ ამბობს, რომელი ქულაა სავარაუდო
site-term-rank = ადგილი
site-means-rank = უკეთესი ქულის მქონე ქვეყნების რაოდენობას დამატებული ერთი, თუ ჩარჩო სხვას არ აცხადებს
site-term-band = საფეხური
site-means-band = ქულების შუალედი სახელით, თუ ჩარჩო მას აცხადებს
site-term-weight = წონა
site-means-weight = რამდენს ნიშნავს ნაწილი მის ზემოთ მდგომ ნაწილში
site-term-gap = სხვაობა
site-means-gap = რამდენით უსწრებს კანონის ქულა პრაქტიკის ქულას, გამოცხადებული ფორმულით
site-term-like-for-like = შესადარის საფუძველზე
site-means-like-for-like = ცვლილება, რომელიც მხოლოდ იმავე კითხვებზე სხვა პასუხებიდან მოდის
site-term-evidence = მტკიცებულება
site-means-evidence = დოკუმენტები, რომლებსაც პასუხი ემყარება
site-term-public-assessment = საჯარო შეფასება
site-means-public-assessment = ის, რისი გამოქვეყნებაც ერთი ქვეყნის პასუხებიდან შეიძლება; ყველა ქულა მისგან გამომდინარეობს
site-term-fingerprint = ანაბეჭდი
site-means-fingerprint = ფაილის, ან იმ მონაცემების SHA-256, რომლებიდანაც ქულები გამოითვალა: იცვლება, როცა ერთი ბაიტიც კი იცვლება
site-term-round-of = რაუნდი
site-means-round-of = ყველა ქვეყნის შეფასებები ერთი თარიღისთვის
site-limit-exact = ქულა თავისი ფორმულით ზუსტია. ეს მას სანდოს არ ხდის: ციფრები არ ამბობს, რამდენად კარგად აღწერს პასუხები ქვეყანას.
site-limit-method = წონები, ფორმულები და გამოტოვებული პასუხების გათვალისწინება არჩევანია. სხვა არჩევანი სხვა ქულებსა და ადგილებს იძლევა.
site-limit-publication = აქ მხოლოდ ისაა, რისი გამოქვეყნებაც დაშვებულია. პასუხი შეიძლება ემყარებოდეს იმაზე მეტს, რასაც ეს გვერდები აჩვენებს.
site-limit-compare = ორი რაუნდის ქულები მხოლოდ იმავე კითხვებზე შეიძლება შედარდეს, რადგან კითხვები და მეთოდი შეიძლება შეიცვალოს.
site-access-script = ყველაფერი იკითხება სკრიპტების გარეშე. ისინი სჭირდება ძიებას, შესადარებელი ქვეყნების არჩევას, დიაგრამის PNG-ად შენახვას და გამოთვლისა და შემოწმების გვერდებს.
site-access-keyboard = ყველაფერი მიიწვდომება და გამოიყენება მხოლოდ კლავიატურით.
site-access-charts = ყოველ დიაგრამას აქვს აღწერა და ცხრილი იმავე მონაცემებით.
site-access-colour = არცერთი მნიშვნელობა მხოლოდ ფერზე არ არის დამოკიდებული. ტექსტსა და ნიშნებს საკმარისი კონტრასტი აქვს ღია და მუქ ფონზე.
site-access-reflow = გვერდები ეტევა 320 პიქსელ სიგანეში და 400 %-იან გადიდებაში.
site-access-request = გვერდები არაფერს ტვირთავს სხვა საიტებიდან, არ აყენებს cookie-ებს და არ ითვლის სტუმრებს.
site-access-print = გვერდები იბეჭდება თავისი ცხრილებითა და წყაროებით.
