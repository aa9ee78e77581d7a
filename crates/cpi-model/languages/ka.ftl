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
questionnaire-step-2 = აირჩიეთ პასუხი უჯრის სიიდან. სადაც ციფრი მოითხოვება, ჩაწერეთ მხოლოდ რიცხვი, მოთხოვნილ საზომ ერთეულში.
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
