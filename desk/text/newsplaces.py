"""The cities that datelines name most, and the agencies that they credit, in the scripts that news is written in."""

from desk.text.calendars import names

CITIES = names("""
abidjan|abu dhabi|abuja|accra|addis ababa|aden|ahvaz|aleppo|algiers|almaty|amman|amsterdam|ankara|antakya
ashgabat|astana|athens|atlanta|auckland|austin|baghdad|baku|bamako|bandar abbas|bangkok|barcelona|basra|beijing
beirut|belfast|belgrade|berlin|bern|bogota|bogotá|bonn|boston|brasilia|bratislava|brussels|bucharest|budapest
buenos aires|cairo|calcutta|canberra|cape town|caracas|casablanca|chicago|chisinau|colombo|copenhagen|dakar
dallas|damascus|dar es salaam|delhi|denver|detroit|dhaka|doha|donetsk|dubai|dublin|dushanbe|edinburgh|erbil
frankfurt|gaza|gaza city|geneva|hamburg|hanoi|harare|havana|helsinki|hong kong|honolulu|houston|irbil|isfahan
islamabad|istanbul|jakarta|jerusalem|jeddah|johannesburg|juba|kabul|kampala|kandahar|karachi|kathmandu|kerman
khan younis|kharkiv|khartoum|kherson|kiev|kigali|kinshasa|kirkuk|kuala lumpur|kuwait city|kyiv|lagos|lahore|lima
lisbon|ljubljana|london|los angeles|luanda|luxembourg|lviv|madrid|manama|manila|maputo|mashhad|mecca|melbourne
mexico city|miami|milan|minneapolis|minsk|mogadishu|monrovia|montreal|moscow|mosul|mumbai|munich|muscat|nairobi
najaf|new delhi|new york|nicosia|odesa|odessa|oslo|ottawa|panama city|paris|peshawar|philadelphia|phnom penh
phoenix|port-au-prince|prague|pretoria|pristina|pyongyang|qom|quito|rabat|rafah|ramallah|raqqa|reykjavik|riga
rio de janeiro|riyadh|rome|samarra|san diego|san francisco|sanaa|santiago|sao paulo|são paulo|sarajevo|seattle
seoul|shanghai|shiraz|singapore|skopje|sofia|srinagar|st. louis|st. petersburg|stockholm|strasbourg|sulaymaniyah
sydney|tabriz|taipei|tallinn|tashkent|tbilisi|tegucigalpa|tehran|tel aviv|the hague|tirana|tokyo|toronto|tripoli
tunis|ulan bator|united nations|vatican city|vienna|vientiane|vilnius|warsaw|washington|wellington|yangon
yerevan|zagreb|zahedan|zurich|münchen|köln|wien|zürich|genf|brüssel|moskau|rom|mailand|athen|kiew|warschau|prag
teheran|bagdad|kairo|peking|frankfurt/main|düsseldorf|stuttgart|leipzig|dresden|bruxelles|genève|londres|moscou
le caire|beyrouth|damas|téhéran|alger|marseille|lyon|roma|milano|mosca|parigi|londra|berlino|moscú|lisboa
brasília|москва|киев|минск|лондон|париж|берлин|вашингтон|тегеран|багдад|дамаск|пекин|санкт-петербург|анкара
женева|нью-йорк|брюссель|астана|ташкент|баку|ереван|тбилиси|київ|харків|одеса|львів|стамбул|تهران|مشهد|اصفهان
شیراز|تبریز|قم|اهواز|کرمان|کرج|رشت|زاهدان|بغداد|دمشق|بیروت|کابل|آنکارا|لندن|پاریس|نیویورک|واشنگتن|مسکو|پکن|وین
ژنو|القاهرة|بيروت|عمان|الرياض|دبي|أبوظبي|الدوحة|صنعاء|عدن|الخرطوم|تونس|الجزائر|الرباط|طرابلس|غزة|رام الله|القدس
طهران|موسكو|واشنطن|نيويورك|باريس|برلين|بكين|جنيف|فيينا|أنقرة|اسطنبول|الكويت|المنامة|مسقط|البصرة|الموصل|أربيل
النجف|كركوك|حلب|جدة|مكة|بروكسل|برلین|استانبول|دوحه|ریاض|قاهره
""")
"""Folded names."""

AGENCIES = names("""
ap|associated press|the associated press|reuters|thomson reuters|afp|agence france-presse|dpa|dpa-infocom|upi
xinhua|kyodo|kyodo news|jiji|jiji press|yonhap|tass|itar-tass|ria novosti|ria|sputnik|interfax|ukrinform|unian
irna|isna|mehr|mna|mehr news|mehr news agency|fars|fna|fars news agency|tasnim|tasnim news agency|iqna|ilna
icana|irib|press tv|shana|ypa|farsnews|anadolu|aa|anadolu agency|iha|dha|efe|ansa|adnkronos|agi|apa|sda
keystone-sda|ats|belga|anp|ntb|tt|ritzau|stt|pap|čtk|ctk|mti|agerpres|tanjug|hina|sta|bta|lusa|cna|pti|ani|ians
uni|app|bss|antara|bernama|vna|mena|spa|wam|qna|kuna|bna|petra|sana|nna|wafa|ina|nina|aps|tap|map|jana|rudaw
shafaq news|kurdistan 24|dispatches|agencies|news agencies|agency|wire|wire services|staff|own correspondent|cp
the canadian press|aap|pa|pa media|press association|bloomberg|cnn|bbc|bbc news|npr|nyt|the new york times
dow jones|marketwatch|kna|tass/|prnewswire|pr newswire|business wire|globe newswire|globenewswire|accesswire
inter press service|ips|irin|рейтер|тасс|риа новости|риа|интерфакс|прайм|росбалт|regnum|укринформ|унн|униан
белта|спутник|рбк|ایرنا|ایسنا|مهر|فارس|تسنیم|ایلنا|ایکنا|میزان|صداوسیما|شانا|خانه ملت|برنا|آنا|رویترز|آسوشیتدپرس
فرانس پرس|اسپوتنیک|خبرگزاری فارس|خبرگزاری مهر|خبرگزاری تسنیم|خبرگزاری ایرنا|رويترز|أ ف ب|ا ف ب|أ.ف.ب|فرانس برس
أسوشيتد برس|أ ب|الأناضول|الاناضول|سانا|واس|وام|قنا|كونا|بترا|وفا|واع|شينخوا|د ب أ|د.ب.أ|سبوتنيك|وكالات|الوكالات
إفي|يونهاب|新华社|新华网|中新社|中新网|中国新闻网|路透社|法新社|美联社|中央社|共同社|ロイター|共同|時事|時事通信
共同通信|afp=時事|聯合報|연합뉴스|뉴시스|뉴스1|로이터|신화
""")
"""Folded names; also what stands for one, as "Dispatches"."""
