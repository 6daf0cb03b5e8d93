"""Words by which names are recognised: titles, given names, heads of organisations, words that are never names.

All are written folded (`store.stemming.fold`); Russian ones are compared by their stem, so that every case is met.
"""

from __future__ import annotations

from collections.abc import Iterable

from cubatimeline.store.stemming import fold, stem

_PERSON_TITLES = """
comrade comrades cde cdes com mr messrs mrs ms miss dr doctor prof professor sir lord lady madame president
vicepresident premier minister ministers secretary undersecretary general marshal admiral commander commandant colonel
lieutenant major captain brigadier sergeant ambassador envoy consul senator congressman congresswoman representative
governor mayor academician king queen prince princess pope patriarch archbishop bishop cardinal metropolitan reverend
chancellor chairman chairwoman speaker spokesman spokeswoman counsellor counselor attache gen col lt maj capt adm amb
sen gov chief director editor historian journalist poet writer cosmonaut dictator negotiator adviser advisor expert
commentator scientist politician companero companera companeros camarada camaradas comandante comandantes presidente
canciller embajador embajadora coronel capitan teniente almirante mariscal secretario ministro ministra viceministro
viceministra vicepresidente senor senora senores don dona sr sra dra profesor profesora ingeniero ing diputado
monsenor papa patriarca gobernador cosmonauta jefe lider primer brigada
"""
_TITLE_PARTS = """
affairs relations prime first second third deputy vice acting foreign defence defense finance trade interior
army navy fleet air state
party in of the and chief commander assistant permanent special extraordinary former late national security senior
junior political military press primera segundo exteriores relaciones defensa de del la jefe estado consejo general
ejercito cuerpo division
"""
_RUSSIAN_TITLES = """
товарищ тов тт господин г-н госпожа президент премьер министр председатель секретарь генсек генерал маршал адмирал
полковник майор капитан лейтенант посол академик профессор доктор команданте патриарх папа посланник советник атташе
консул канцлер сенатор губернатор подполковник космонавт сержант император царь король королева архиепископ митрополит
директор главнокомандующий замминистра
"""
_RUSSIAN_TITLE_PARTS = """
первый второй заместитель генеральный чрезвычайный полномочный главный оборона иностранный дело внешний внутренний
торговля финансы армия флот партия государственный временный поверенный
"""
_WEAK_TITLES = """
general major captain director secretary chief king queen prince father editor representative minister ministers
president chairman lieutenant mayor governor consul speaker expert lord lady miss commander brigadier adviser advisor
poet writer don dona papa jefe lider primer brigada com col ministro ministra presidente secretario historian
journalist scientist politician premier marshal
папа директор майор
"""
_ENGLISH_TITLES = """
minister ministro ministra министр
president presidente президент
premier primer премьер
chairman председатель
secretary secretario секретарь
marshal mariscal маршал
general генерал
admiral almirante адмирал
colonel coronel полковник
ambassador embajador посол
commander comandante командующий команданте
defence defense defensa оборона
foreign exteriores иностранный
trade comercio торговля
finance finanzas финансы
interior внутренний
director директор
patriarch patriarca патриарх
"""
_MILITARY = "general marshal admiral colonel major captain lieutenant brigadier comandante teniente"

_GIVEN_ENGLISH = """
Adam Alan Albert Alexander Alfred Alice Allen Andrew Ann Anna Anne Anthony Arnold Arthur Barbara Benjamin Bernard Bill
Bob Brian Bruce Carl Catherine Charles Charlotte Chester Christopher Clark Clifford Craig Cyrus Daniel David Dean
Dennis Diana Dmitri Donald Dorothy Douglas Dwight Earl Edgar Edmund Edward Eleanor Elizabeth Ellen Emily Eric Ernest
Eugene Evelyn Frances Francis Franklin Fred Frederick Gary Geoffrey George Gerald Gilbert Graham Gregory Harold Harry
Harvey Helen Henry Herbert Herman Horace Howard Hubert Hugh Ian Isaac Jack Jacob Jacqueline James Jane Janet Jason
Jean Jeffrey Jennifer Jeremy Jerome Jerry Jessica Jim Jimmy Joan Joe John Jonathan Joseph Joshua Judith Julia Julian
Karen Karl Katherine Keith Kenneth Kevin Larry Laura Lawrence Leo Leon Leonard Leslie Lewis Linda Lisa Llewellyn Louis
Louise Lucy Lyndon Malcolm Margaret Maria Martha Martin Mary Matthew Maurice Max Maxwell Melvin Michael Michelle Mike
Monica Nancy Nathan Neil Nicholas Nicole Norman Oliver Oscar Patricia Patrick Paul Peter Philip Phillip Rachel Ralph
Ray Raymond Rebecca Richard Robert Roger Roland Ronald Roswell Russell Ruth Sam Samuel Sandra Sarah Scott Simon Sophia
Stanley Stephen Steven Stewart Stuart Susan Ted Teresa Theodore Thomas Tim Timothy Tom Tony Valerie Vernon Victor
Vincent Wallace Walter Warren Wayne Wendy Wilfred William Willy Winston Zbigniew Hans Heinz Helmut Kurt Otto Walther
Wilhelm Konrad Gerhard Günther Fritz Jürgen Klaus Rolf Erich Antonio Giovanni Giuseppe Giulio Mario Palmiro Enrico
Luigi Aldo Amintore François Jacques Pierre Michel Valéry Jawaharlal Indira Ahmed Ali Hassan Hussein Mohammed Muhammad
Mohamed Abdul Gamal Anwar Yasser Kwame Sékou Modibo Jomo Julius Patrice Nelson Josip Edvard Aleksandar Wladyslaw
Wojciech Jozef Józef Gustav Klement Lubomir Janos Imre Nicolae Gheorghe Todor Enver Wilfried Alfonso Bruno Franz
Ludwig Tadeusz Zdenek Jan Jiri Vaclav Marie Antoine Alexandre Philippe Napoleon Nathaniel Horatio Ulysses Abraham
Jefferson Bolesław Stanisław Kazimierz Andrzej Jerzy Zoltán István László Ferenc Sándor György Miklós Petar Stoyan
Georgi Ion Ștefan
"""
_GIVEN_SPANISH = """
Abelardo Adolfo Agustín Alberto Alejandro Alfredo Alicia Alonso Álvaro Ana Andrés Ángel Aníbal Anselmo Antonio Armando
Arnaldo Arturo Augusto Aurelio Aureliano Beatriz Benito Bernardo Blas Camilo Carlos Carmen Cecilia Celia César Clara
Claudia Concepción Conrado Cristina Cristóbal Daniel Darío Diego Domingo Eduardo Efraín Elena Emilio Enrique Ernesto
Esteban Eugenio Eusebio Fabio Faustino Federico Felipe Félix Fernando Fidel Flavio Francisco Fulgencio Gabriel Gerardo
Gilberto Giraldo Gonzalo Graciela Gregorio Guillermo Gustavo Haydée Héctor Hilda Hugo Humberto Ignacio Ileana Inés
Isabel Isidoro Ismael Jacobo Jaime Javier Jesús Joaquín Jorge José Josefina Juan Juana Juanita Julio Justo Laureano
Lázaro Leopoldo Lionel Lorenzo Lourdes Luis Luisa Manuel Marcelo Marcos Margarita María Mariano Marina Marta Melba
Mercedes Miguel Mirta Moisés Nicanor Nicolás Norberto Octavio Omar Orestes Orlando Osmany Osvaldo Oswaldo Pablo
Patricio Pedro Pepe Rafael Ramiro Ramón Raquel Raúl Reinaldo Reynaldo Ricardo Roberto Rodolfo Rodrigo Rogelio Rolando
Rosa Rubén Salvador Santiago Sergio Severo Silvia Silvio Simón Sixto Susana Teófilo Teresa Tomás Ulises Vicente Víctor
Vilma Virgilio Wilfredo Getúlio Jânio João Juscelino Luís Leonel Rómulo Eloy Eliseo Ermes Efigenio Harold Osmani
Marcelino Bernabé Evo
"""
_GIVEN_RUSSIAN = """
Агния Александр Александра Алексей Алла Анастас Анастасия Анатолий Андрей Анна Антон Антонина Аркадий Арсений Артём
Афанасий Богдан Борис Вадим Валентин Валентина Валериан Валерий Валерия Варвара Василий Вениамин Вера Виктор Виктория
Виталий Владимир Владислав Всеволод Вячеслав Галина Геннадий Георгий Герман Глеб Григорий Давид Даниил Дарья Денис
Дмитрий Евгений Евгения Егор Екатерина Елена Елизавета Ефим Зинаида Зоя Иван Игнат Игорь Илья Инна Иннокентий Иосиф
Ирина Исаак Кирилл Клавдия Климент Константин Ксения Лаврентий Лазарь Лариса Лев Леонид Лидия Людмила Макар Максим
Маргарита Марина Мария Марк Матвей Михаил Надежда Наталья Никита Никифор Николай Нина Нуритдин Олег Ольга Павел
Пантелеймон Пётр Полина Раиса Родион Роман Руслан Савелий Светлана Семён Сергей Степан Тарас Татьяна Тимофей Тимур
Трофим Фёдор Филипп Фрол Харитон Шараф Эдуард Эрнст Юлий Юлия Юрий Яков Ян Ярослав Фидель Рауль Эрнесто Хосе Хуан
Карлос Мануэль Мигель Луис Рамон Педро Хорхе Освальдо Роберто Блас Анибаль Рамиро Камило Карлос-Рафаэль Джон Роберт
Дин Роджер Ричард Джордж Генри Вильям Уильям Джеймс Томас Линдон Чарльз Рональд Джимми Билл Адлай Эдвард Артур
Макджордж Хрис Отто Вальтер Эрих Густав Тодор Янош Живко
"""
_GIVEN_ROMANISED = """
Aleksandr Aleksandra Alexandr Aleksei Alexei Aleksey Alexey Anastas Anastasia Anatoli Anatolii Anatoly Andrei Andrey
Andrej Anton Arkady Arkadi Boris Vadim Valentin Valentina Valerian Valeri Valery Valeria Vasili Vasily Vasilii Viktor
Vitali Vitaly Vladimir Vladislav Vsevolod Vyacheslav Viacheslav Galina Gennadi Gennady Georgi Georgii Georgy Gherman
Gleb Grigori Grigory Denis Dmitri Dmitriy Dmitry Evgeny Evgeni Yevgeny Yevgeni Yegor Egor Ekaterina Yekaterina Elena
Yelena Ivan Igor Ilya Iosif Irina Kirill Kliment Konstantin Ksenia Lavrenti Lazar Lev Leonid Lidia Ludmila Lyudmila
Maksim Maxim Marina Matvei Mikhail Nadezhda Natalia Natalya Nikita Nikolai Nikolay Nikolaj Nina Oleg Olga Pavel Petr
Pyotr Rodion Ruslan Semyon Semen Sergei Sergey Serguei Sergo Sharaf Stepan Svetlana Tamara Tatiana Timur Fedor Fyodor
Frol Eduard Yakov Yan Yaroslav Yuri Yury Iurii Yuli Yulia Mijaíl Nikolái Alekséi Andréi Serguéi Guennadi Evgueni
Yevgueni Borís Iván Víktor
"""
_ORGANISATION_HEADS = """
academy administration agency airlines alliance army assembly association bank board brigade broadcasting bureau
cabinet centre center church college command commission committee community company confederation conference congress
consulate convention corporation council court department directorate embassy federation fleet force forces foundation
front fund guard headquarters hospital institute institution laboratory league legation legion library ministry
mission movement museum navy orchestra organisation organization parliament party patriarchate politburo presidium
regiment secretariat senate service society staff syndicate theater theatre tribunal troops trust union university
workshop
"""
_SPANISH_HEADS = """
academia radio administracion agencia alianza armada asamblea asociacion banco batallon brigada buro camara
centro colegio
comision comite compania confederacion congreso consejo consulado cooperativa corporacion corte delegacion
departamento direccion directorio division ejercito embajada empresa escuela escuelas facultad federacion flota frente
fuerza fuerzas fundacion grupo hospital iglesia instituto junta juventud laboratorio legacion liga marina ministerio
mision movimiento museo oficina organizacion parlamento partido presidium secretaria senado servicio sindicato
sociedad teatro tribunal union universidad
"""
_RUSSIAN_HEADS = """
академия ассоциация банк бюро военно-морской ведомство армия бригада дивизия комитет комиссия конгресс консульство
корпорация лига министерство миссия музей общество объединение организация парламент партия посольство правительство
представительство президиум профсоюз революционный сенат служба совет союз суд театр управление университет учреждение
федерация флот фонд фронт центр институт агентство департамент ассамблея движение библиотека
"""
_PLACE_HEADS = """
bay sea ocean river island islands peninsula province strait straits canal gulf mountains mountain valley desert lake
cape airport harbour harbor port street avenue square district county region republic
"""
_PLACE_LEADS = """
gulf bay strait straits isle cape lake mount port province city town village river island golfo bahia estrecho isla
cabo lago monte puerto provincia ciudad pueblo rio municipio barrio calle
город остров залив провинция порт деревня село река поселок станция
"""

_FUNCTION = """
january february march april may june july august september october november december monday tuesday wednesday
thursday friday saturday sunday enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre
noviembre diciembre lunes martes miercoles jueves viernes sabado domingo
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
the a an this that these those it its he she they we i you his her their our my your there here what who whom which
when where why how if but and or nor not no yes as at by for from in into of off on onto out over to under up upon
with without within after before since until while during despite although though because thus hence however moreover
therefore meanwhile then also only even both each every all any some many most much more few several other another
such same own one two three four five six seven eight nine ten last next new old former late is are was were be been
being has have had do does did will would shall should can could may might must let see said told asked el la los las
lo un una unos unas de del al y e o u que en con por para sin sobre entre desde hasta este esta estos estas ese esa
eso su sus se es son fue fueron ha han hay como cuando donde aunque pero mas ni si ya tambien segun durante tras ante
despues antes luego hoy ayer todo toda todos todas cada otro otra otros otras nuestro nuestra mi tu le les nos yo
и в во на с со к ко о об у из от до по за при для без над под про через не ни но а или что как когда где если это этот
эта эти тот та те он она они мы вы я его ее их наш ваш свой все весь вся был была было были будет есть нет да же бы ли
так также после перед между однако поэтому затем сегодня вчера завтра
"""
_NEVER = """
first second third mr mrs ms dr sir dear copy note notes page chapter part document documents record memorandum
telegram cable letter report top secret translated translation declassified stamp source archive fond opis delo list
protocol draft annex appendix table figure conversation meeting diary minutes text english russian spanish french
german chinese american cuban soviet british european western eastern northern southern latin african asian communist
socialist marxist leninist christian catholic jewish muslim god lord christ war peace revolution crisis treaty pact
agreement plan project programme program policy day days week month year years campaign battle siege house emperor
corps cavalry front theater theatre army navy fleet cold world great patriotic missile operation committee council
ministry minister party union government state states power documento carta informe nota acta conversacion secreto
copia traduccion pagina capitulo guerra paz revolucion tratado acuerdo dia ano mes
документ письмо телеграмма запись беседа беседы дневник секретно совершенно экз копия перевод протокол страница глава
война мир кризис революция договор соглашение план советский русский американский кубинский китайский великий
отечественный холодный первый второй третий новый
"""
_PARTICLES = "de del la las los y e da dos das di von van der den du le al el ben bin abu ibn дель де ла и фон ван аль"
_LINKS = "of the for and on in to de del la las los el y e para por con en al и по при"

_PLAIN_NOT_ACRONYM = """
II III IV VI VII VIII IX XI XII XIII XIV XV XVI XX XXI XXII USD GMT AM PM PDF HTML ICBM IRBM MRBM SAM SAMS MIG NO OK
TV DC ID ISBN DOC RE CC FM PS INF SALT START ABM TOP SECRET
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(map(fold, text.split()))


def key_of(folded: str) -> str:
    """Return the form of a folded word under which the Russian lists of this page hold it."""
    return stem(folded, "ru") if "а" <= folded[:1] <= "я" else folded


def _keys(text: str) -> frozenset[str]:
    return frozenset(map(key_of, map(fold, text.split())))


PERSON_TITLES = _keys(_PERSON_TITLES + _RUSSIAN_TITLES)
"""Words directly before a person's name."""
WEAK_TITLES = _keys(_WEAK_TITLES)
"""Titles that are also common before words that name nobody ("General Assembly")."""
TITLE_PARTS = PERSON_TITLES | _keys(_TITLE_PARTS + _RUSSIAN_TITLE_PARTS)
"""Words that may stand inside a title of several words."""
_IN_ENGLISH = {key_of(fold(word)): line.split()[0] for line in _ENGLISH_TITLES.split("\n") for word in line.split()}


def titles_in_english(keys: Iterable[str]) -> frozenset[str]:
    """Return the words of a title with those that one language has for one thing brought together."""
    return frozenset(_IN_ENGLISH.get(each, each) for each in keys)


MILITARY_TITLES = _keys(_MILITARY)
GIVEN_NAMES = _words(_GIVEN_ENGLISH + _GIVEN_SPANISH + _GIVEN_ROMANISED)
RUSSIAN_GIVEN_NAMES = tuple(dict.fromkeys(_GIVEN_RUSSIAN.split()))
HEADS = _words(_ORGANISATION_HEADS + _SPANISH_HEADS)
"""Nouns that head the names of organisations in English and Spanish."""
LEADING_HEADS = _words(_SPANISH_HEADS)
"""Those of them that the rest of the name follows, with or without a preposition."""
RUSSIAN_HEADS = _keys(_RUSSIAN_HEADS)
ABBREVIATIONS = _keys(
    "cde cdes com mr mrs ms dr gen col lt maj capt adm amb sen gov prof sr sra srta dra ing тов тт т г гг акад ген"
)
"""Titles that a full stop may follow."""
PLACE_HEADS = _words(_PLACE_HEADS)
PLACE_LEADS = _keys(_PLACE_LEADS)
NEVER = _keys(_FUNCTION + _NEVER)
"""Words that are no names, however they are written."""
OPENERS = _words(_FUNCTION + "president minister secretary chairman deputy former")
"""Words with which no name of an organisation begins."""
NATIONALITIES = _words("american british chinese cuban european french german latin russian soviet spanish western")
PARTICLES = _words(_PARTICLES)
LINKS = _words(_LINKS)
NOT_ACRONYMS = frozenset(_PLAIN_NOT_ACRONYM.split())
OPEN_PLURALS = _keys("brothers brother family families hermanos hermano familia братья семья")
"""Words after a family name that make it stand for several of its bearers, or for one not told."""
EVENTS = _words("crisis spring war")
"""Words after a place that make it the name of an event."""
LOCATIVES = frozenset(
    map(fold, "in at near from to into outside en desde hacia a hasta в во из под около через".split())
)
