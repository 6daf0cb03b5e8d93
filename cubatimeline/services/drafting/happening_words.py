"""Words of happenings, in English, Spanish and Russian: what `happenings` looks words up in.

Sorts of happening are divided by empty lines; `*` ends the beginning of a word.
"""

from __future__ import annotations

TABLE = """
meet met meets meeting meetings talks conferred confer* negotiat*
reun* entrevist* encuentro* convers* negoci*
встреч* встрет* бесед* перегов* совещ*

visit* toured tour trip
visit* gira viaj* recorr*
визит* посе* поездк* побыва*

arriv* landed reached flew came
lleg* arrib* desembarc* aterriz* vino vinieron
приб* прие* приле* высад* приш*

left departed depart* depart
parti* salio sali* march* abandon*
отб* уе* уле* поки* отпра* отправл*

sign signs signed signing signature concluded conclud*
firm* suscri* concert*
подпис* заключ*

agree agrees agreed agreement* treaty treaties pact accord* protocol* convention*
acuerd* acord* tratado* convenio* pacto* protocolo*
договор* соглаш* пакт* протокол* конвенц*

open opens opened opening inaugur* founded found* establish* establishes created creat*
abri* inaugur* fund* estableci* cre* constituy*
откры* основа* учре* созда* установ*

close closed closes closure shut ended end ends dissolv* abolish*
cerr* cierre clausur* termin* disolv* disuel* suprim*
закры* заверш* законч* распу* упраздн* прекра*

approve* approving adopted adopt* ratif* pass passed vote* voted voting resolution* decree*
aprob* apr* adopt* ratific* vot* resolucion* decret* promulg*
одобр* утвер* приня* ратиф* голос* проголос* резолюц* постанов* декрет* указ

decid* decision* ordered order orders instruct* instruction*
decid* decision* orden* instru*
реш* приказ* распоря* поруч* инструк* указани*

speech* spoke address addressed declar* proclaim* announc* statement* stated state*
discurso* habl* pronunci* declar* proclam* anunci* afirm* manifest*
реч* выступ* провозгл* объяв* заяв* обра*

say said says told tell wrote written write writes writing letter* messag* telegram* telegraph* cable* note
noted report* inform*
dijo dijeron dice comunic* escrib* escrit* carta* mensaje* telegrama* cable* nota* inform* report*
сказа* сообщ* напис* пис* посла* телегра* записк* нот* доклад* доложи* информ*

send sends sent sending dispatch* deliver* ship* shipped
envi* remit* entreg* despach* embarc*
напра* посла* посыл* отправ* доста* вруч* переда*

ask asked asks request* appeal* demand* propos* suggest* offer*
pid* pedi* solicit* exig* propus* propon* propuest* ofrec* plante*
проси* попроси* запро* требо* потребо* предлож* предлага* обраща*

refus* reject* rejects denied deny turned
rechaz* neg* rehus*
отказ* отверг* отклон*

invad* invasion* landing* attack* raid* bomb* shell* assault*
invad* invasion* desembarco* atac* ataque* bombarde* asalt*
вторж* вторг* десант* атак* напад* напа* бомб* штурм* обстре*

war wars fight* fought battle* combat* crisis crises conflict*
guerra* combat* batalla* luch* crisis conflict* pele*
войн* бо* сраж* кризис* конфликт* боро* воева*

revolution* rebellion* uprising* revolt* coup* overthr*
revolucion* rebelion* sublev* insurr* golpe* derroc* levant* alz*
революц* восста* мяте* переворот* сверг* сверж* путч*

die died dies death kill* execut* assassin* murder* shot
muri* muert* falleci* mat* fusil* ejecut* asesin*
умер* сконч* смерт* погиб* уби* казн* расстрел*

born birth
nac* nacimiento
роди* рожд*

arrest* detain* imprison* jail* captur* seiz* sentenc* trial* tried convict* purg*
arrest* deten* detuv* encarcel* captur* incaut* condena* conden* juici* juzg*
арест* задерж* захва* заключён* осуд* осужд* пригов* суд* процесс*

releas* free freed liberat* amnest*
liber* excarcel* amnist* solt*
освоб* выпу* амнист*

nationali* expropri* confiscat*
nacionaliz* expropi* confisc*
национализ* экспропри* конфиск*

embargo* blockad* quarantin* sanction*
embarg* bloque* cuarentena sancion*
эмбарго блокад* карантин* санкци*

deploy* install* station* emplac* missile* rocket*
despleg* emplaz* instal* estacion* misil* cohet*
развер* разме* установк* ракет*

withdraw* withdrew remov* dismantl* evacuat*
retir* desmantel* evacu* sac*
выв* вывез* вывод* демонт* эвак* убра*

build* built construct* complet*
constru* edific* complet*
постро* стро* сооруж* сооруд*

appoint* elect* elections nam* took becam* become becomes assum* replac* succeed*
nombr* eleg* eleccion* elig* asum* sustituy* reemplaz* lleg*
назнач* избра* избир* выбор* возглав* смени* замен* стал

resign* dismiss* ous* remov* expel* relieved
renunci* dimit* dimision* destitu* expuls* expul* relev*
отстав* уволи* освобожд* снят* смещ* исключ* изгна* выслa* высла*

buy bought purchas* sell sold sale* export* import* trade*
compr* vend* venta* export* import* comerci*
купи* закуп* прода* экспорт* импорт* торгов* постав*

loan* credit* lend* lent grant* aid
prestamo* credit* prest* otorg* conced* ayuda*
кредит* заем* займ* предостав* помощ* ссуд*

debt* forg* wrote-off written-off
deuda* condon*
долг* списа* списан*

launch* began begin* begins start* starts commenc*
lanz* comenz* comienz* empez* empiez* inici*
запус* запущ* нача* начин*

resum* restor* renew* recogni*
reanud* restablec* restaur* renov* reconoc*
возобн* восстан* призна*

break* broke sever* suspend* halt* stop* cut cuts
romp* rupt* suspend* interrump* cort* deten*
разорв* разры* приостан* прерва* остан*

join* admit* admission entr* accede*
ingres* adher* incorpor* admi* entr*
вступ* присоедин* вош*

held hold holds conven* congress* plenum* conference* session* summit* place
celebr* congres* plen* conferencia* sesion* cumbre* tuvo lugar
съезд* пленум* конферен* заседа* сесси* саммит* состоя* прове*

publish* print* broadcast* appear* issue* issued
public* imprim* transmit* apareci* edit* emit*
опублик* публик* издан* изда* напеча* выш* переда*

shoot down downed crash* sank sink* explod* explosion*
derrib* estrell* hund* explot* explosion* estall*
сбит* сбил* разби* потоп* взор* взры*

exercis* train* trained
entren* maniobr* adiestr*
учени* обуч* трениров*

celebrat* commemorat* anniversar* parade* award* decorat*
celebr* conmemor* aniversari* desfil* condecor* premi*
праздн* годовщ* парад* наград* юбиле*

receive* receiv* welcom* host* greet*
recib* acog*
приним* встреча* привет*

invit*
invit*
приглас* приглаш*

threat* warn* protest*
amenaz* advert* protest*
угро* предупре* протест*

hurrican* earthquak* flood* storm*
huracan* terremoto* inund* ciclon*
урага* землетряс* наводн* циклон*

discuss* consider* exchange*
discut* examin* consider* intercambi* debat*
обсу* рассмот* обмен*

condemn* critic* accus* denounc*
conden* critic* acus* denunci*
осуд* крити* обвин*

support* promis* pledg* guarant*
apoy* promet* compromet* garanti* respald*
поддерж* обеща* гарант* обяз*

claim* believ* realis* realiz* recall* recogn*
reclam* record*
вспомн* утвержд*

increas* grew grow* rose rise* double* triple* fell fall* declin*
aument* crec* subi* duplic* baj* cay* disminuy*
вырос* увелич* удво* уменьш* упал* снизи*

discover* photograph*
descubr* fotograf*
обнаруж* сфотограф*
"""
