"""Countries and great cities that a collection need not list: found as places, and proposed."""

from __future__ import annotations

from collections.abc import Iterator

from cubatimeline.domain.entities import Entity, EntityKind
from cubatimeline.domain.languages import Localised

_PLACES = """
Afghanistan/Afganistán/Афганистан
Africa/África/Африка
Albania/Albania/Албания
Algeria/Argelia/Алжир
America//Америка
Angola/Angola/Ангола
Antarctica/Antártida/Антарктида
Arctic/Ártico/Арктика
Argentina/Argentina/Аргентина
Armenia/Armenia/Армения
Asia/Asia/Азия
Australia/Australia/Австралия
Austria/Austria/Австрия
Azerbaijan/Azerbaiyán/Азербайджан
Bahamas/Bahamas/Багамы
Bangladesh/Bangladesh/Бангладеш
Barbados/Barbados/Барбадос
Belarus/Bielorrusia/Белоруссия
Belgium/Bélgica/Бельгия
Belize/Belice/Белиз
Benin/Benín/Бенин
Bolivia/Bolivia/Боливия
Bosnia/Bosnia/Босния
Botswana/Botsuana/Ботсвана
Brazil/Brasil/Бразилия
Bulgaria/Bulgaria/Болгария
Burma/Birmania/Бирма
Burundi/Burundi/Бурунди
Cambodia/Camboya/Камбоджа
Cameroon/Camerún/Камерун
Canada/Canadá/Канада
Central America/América Central/Центральная Америка
Centroamérica
Ceylon/Ceilán/Цейлон
Chile/Chile/Чили
China/China/Китай
Colombia/Colombia/Колумбия
Congo/Congo/Конго
Costa Rica/Costa Rica/Коста-Рика
Croatia/Croacia/Хорватия
Cuba/Cuba/Куба
Cyprus/Chipre/Кипр
Czech Republic/República Checa/Чехия
Czechoslovakia/Checoslovaquia/Чехословакия
Denmark/Dinamarca/Дания
Dominican Republic/República Dominicana/Доминиканская Республика
Eastern Europe/Europa Oriental/Восточная Европа
East Germany/Alemania Oriental/Восточная Германия
Ecuador/Ecuador/Эквадор
Egypt/Egipto/Египет
El Salvador/El Salvador/Сальвадор
England/Inglaterra/Англия
Eritrea/Eritrea/Эритрея
Estonia/Estonia/Эстония
Ethiopia/Etiopía/Эфиопия
Europe/Europa/Европа
Far East/Lejano Oriente/Дальний Восток
Finland/Finlandia/Финляндия
France/Francia/Франция
Gabon/Gabón/Габон
German Democratic Republic/República Democrática Alemana/Германская Демократическая Республика
GDR/RDA/ГДР
FRG/RFA/ФРГ
Federal Republic of Germany/República Federal de Alemania/Федеративная Республика Германия
Georgian SSR
Germany/Alemania/Германия
Ghana/Ghana/Гана
Great Britain/Gran Bretaña/Великобритания
Greece/Grecia/Греция
Greenland/Groenlandia/Гренландия
Grenada/Granada/Гренада
Guatemala/Guatemala/Гватемала
Guinea/Guinea/Гвинея
Guinea-Bissau/Guinea-Bissau/Гвинея-Бисау
Guyana/Guyana/Гайана
Haiti/Haití/Гаити
Honduras/Honduras/Гондурас
Hungary/Hungría/Венгрия
Iceland/Islandia/Исландия
India/India/Индия
Indonesia/Indonesia/Индонезия
Iran/Irán/Иран
Iraq/Irak/Ирак
Ireland/Irlanda/Ирландия
Israel/Israel/Израиль
Italy/Italia/Италия
Jamaica/Jamaica/Ямайка
Japan/Japón/Япония
Kazakhstan/Kazajistán/Казахстан
Kenya/Kenia/Кения
Korea/Corea/Корея
Kuwait/Kuwait/Кувейт
Laos/Laos/Лаос
Latvia/Letonia/Латвия
Lebanon/Líbano/Ливан
Libya/Libia/Ливия
Lithuania/Lituania/Литва
Luxembourg/Luxemburgo/Люксембург
Madagascar/Madagascar/Мадагаскар
Malaysia/Malasia/Малайзия
Mali/Malí/Мали
Malta/Malta/Мальта
Mexico/México/Мексика
Middle East/Oriente Medio/Ближний Восток
Moldova/Moldavia/Молдавия
Mongolia/Mongolia/Монголия
Morocco/Marruecos/Марокко
Mozambique/Mozambique/Мозамбик
Namibia/Namibia/Намибия
Nepal/Nepal/Непал
Netherlands/Países Bajos/Нидерланды
Holland/Holanda/Голландия
New Zealand/Nueva Zelanda/Новая Зеландия
Nicaragua/Nicaragua/Никарагуа
Nigeria/Nigeria/Нигерия
North America/América del Norte/Северная Америка
North Vietnam/Vietnam del Norte/Северный Вьетнам
South Vietnam/Vietnam del Sur/Южный Вьетнам
Norway/Noruega/Норвегия
Pakistan/Pakistán/Пакистан
Palestine/Palestina/Палестина
Panama/Panamá/Панама
Panama Canal/Canal de Panamá/Панамский канал
Paraguay/Paraguay/Парагвай
Peru/Perú/Перу
Philippines/Filipinas/Филиппины
Poland/Polonia/Польша
Portugal/Portugal/Португалия
Puerto Rico/Puerto Rico/Пуэрто-Рико
Qatar/Catar/Катар
Rhodesia/Rodesia/Родезия
Romania/Rumanía/Румыния
Rumania
Russia/Rusia/Россия
Rwanda/Ruanda/Руанда
Saudi Arabia/Arabia Saudita/Саудовская Аравия
Scotland/Escocia/Шотландия
Senegal/Senegal/Сенегал
Serbia/Serbia/Сербия
Siberia/Siberia/Сибирь
Slovakia/Eslovaquia/Словакия
Slovenia/Eslovenia/Словения
Somalia/Somalia/Сомали
South Africa/Sudáfrica/Южная Африка
South Korea/Corea del Sur/Южная Корея
South Yemen/Yemen del Sur/Южный Йемен
Southeast Asia/Sudeste Asiático/Юго-Восточная Азия
Spain/España/Испания
Sudan/Sudán/Судан
Sweden/Suecia/Швеция
Switzerland/Suiza/Швейцария
Syria/Siria/Сирия
Taiwan/Taiwán/Тайвань
Tanzania/Tanzania/Танзания
Thailand/Tailandia/Таиланд
Trinidad and Tobago/Trinidad y Tobago/Тринидад и Тобаго
Tunisia/Túnez/Тунис
Turkey/Turquía/Турция
Uganda/Uganda/Уганда
Ukraine/Ucrania/Украина
United Arab Republic/República Árabe Unida/Объединённая Арабская Республика
United States/Estados Unidos/Соединённые Штаты
United Kingdom/Reino Unido/Соединённое Королевство
UK
Uruguay/Uruguay/Уругвай
Uzbekistan/Uzbekistán/Узбекистан
Venezuela/Venezuela/Венесуэла
Vietnam/Vietnam/Вьетнам
Viet Nam/Viet Nam/
Western Europe/Europa Occidental/Западная Европа
West Bank/Cisjordania/
West Germany/Alemania Occidental/Западная Германия
Yemen/Yemen/Йемен
Yugoslavia/Yugoslavia/Югославия
Zaire/Zaire/Заир
Zambia/Zambia/Замбия
Zimbabwe/Zimbabue/Зимбабве
Amsterdam/Ámsterdam/Амстердам
Ankara/Ankara/Анкара
Antofagasta
Athens/Atenas/Афины
Atlanta/Atlanta/Атланта
Baghdad/Bagdad/Багдад
Baku/Bakú/Баку
Barcelona/Barcelona/Барселона
Beijing/Pekín/Пекин
Beirut/Beirut/Бейрут
Belgrade/Belgrado/Белград
Bogotá/Bogotá/Богота
Bonn/Bonn/Бонн
Boston/Boston/Бостон
Brussels/Bruselas/Брюссель
Bucharest/Bucarest/Бухарест
Budapest/Budapest/Будапешт
Buenos Aires/Buenos Aires/Буэнос-Айрес
Cairo/El Cairo/Каир
Canberra
Caracas/Caracas/Каракас
Casablanca/Casablanca/Касабланка
Chicago/Chicago/Чикаго
Ciego de Ávila/Ciego de Ávila/Сьего-де-Авила
Copenhagen/Copenhague/Копенгаген
Dakar/Dakar/Дакар
Damascus/Damasco/Дамаск
Dallas/Dallas/Даллас
Dresden/Dresde/Дрезден
Florida/Florida/Флорида
Geneva/Ginebra/Женева
Genoa/Génova/Генуя
Georgetown/Georgetown/Джорджтаун
Gibraltar/Gibraltar/Гибралтар
Glasgow
Gorky/Gorki/Горький
Guantánamo/Guantánamo/Гуантанамо
Guayaquil/Guayaquil/Гуаякиль
Gdansk/Gdansk/Гданьск
Hamburg/Hamburgo/Гамбург
Hanoi/Hanói/Ханой
Helsinki/Helsinki/Хельсинки
Hiroshima/Hiroshima/Хиросима
Hong Kong/Hong Kong/Гонконг
Istanbul/Estambul/Стамбул
Jakarta/Yakarta/Джакарта
Jerusalem/Jerusalén/Иерусалим
Kabul/Kabul/Кабул
Kharkov/Járkov/Харьков
Khabarovsk/Jabárovsk/Хабаровск
Kiev/Kiev/Киев
Kingston/Kingston/Кингстон
La Paz/La Paz/Ла-Пас
Leningrad/Leningrado/Ленинград
Lima/Lima/Лима
Lisbon/Lisboa/Лиссабон
London/Londres/Лондон
Los Angeles/Los Ángeles/Лос-Анджелес
Lvov/Lvov/Львов
Madrid/Madrid/Мадрид
Manila/Manila/Манила
Miami/Miami/Майами
Milan/Milán/Милан
Minsk/Minsk/Минск
Montevideo/Montevideo/Монтевидео
Montreal/Montreal/Монреаль
Moscow/Moscú/Москва
Munich/Múnich/Мюнхен
Nairobi/Nairobi/Найроби
Naples/Nápoles/Неаполь
New Delhi/Nueva Delhi/Нью-Дели
New Orleans/Nueva Orleans/Новый Орлеан
New York/Nueva York/Нью-Йорк
Novosibirsk/Novosibirsk/Новосибирск
Odessa/Odesa/Одесса
Oslo/Oslo/Осло
Ottawa/Ottawa/Оттава
Oxford/Oxford/Оксфорд
Paris/París/Париж
Pinar del Río/Pinar del Río/Пинар-дель-Рио
Port-au-Prince/Puerto Príncipe/Порт-о-Пренс
Potsdam/Potsdam/Потсдам
Prague/Praga/Прага
Pyongyang/Pionyang/Пхеньян
Quito/Quito/Кито
Riga/Riga/Рига
Rio de Janeiro/Río de Janeiro/Рио-де-Жанейро
Rome/Roma/Рим
Rostock/Rostock/Росток
Rotterdam/Róterdam/Роттердам
Saigon/Saigón/Сайгон
San Francisco/San Francisco/Сан-Франциско
San Juan/San Juan/Сан-Хуан
San Salvador/San Salvador/Сан-Сальвадор
Sancti Spíritus/Sancti Spíritus/Санкти-Спиритус
Santa Clara/Santa Clara/Санта-Клара
Santiago de Chile/Santiago de Chile/Сантьяго-де-Чили
Santo Domingo/Santo Domingo/Санто-Доминго
São Paulo/São Paulo/Сан-Паулу
Seoul/Seúl/Сеул
Shanghai/Shanghái/Шанхай
Sochi/Sochi/Сочи
Sofia/Sofía/София
Stockholm/Estocolmo/Стокгольм
Strasbourg/Estrasburgo/Страсбург
Sverdlovsk/Sverdlovsk/Свердловск
Tallinn/Tallin/Таллин
Tampa/Tampa/Тампа
Tashkent/Taskent/Ташкент
Tbilisi/Tiflis/Тбилиси
Tegucigalpa/Tegucigalpa/Тегусигальпа
Tehran/Teherán/Тегеран
Tel Aviv/Tel Aviv/Тель-Авив
Texas/Texas/Техас
Tokyo/Tokio/Токио
Toronto/Toronto/Торонто
Tripoli/Trípoli/Триполи
Ulan Bator/Ulán Bator/Улан-Батор
Valparaíso/Valparaíso/Вальпараисо
Veracruz/Veracruz/Веракрус
Vienna/Viena/Вена
Vilnius/Vilna/Вильнюс
Vladivostok/Vladivostok/Владивосток
Volga/Volga/Волга
Volgograd/Volgogrado/Волгоград
Warsaw/Varsovia/Варшава
Washington/Washington/Вашингтон
Yalta/Yalta/Ялта
Yerevan/Ereván/Ереван
Zagreb/Zagreb/Загреб
Zürich/Zúrich/Цюрих
Atlantic/Atlántico/Атлантика
Pacific/Pacífico/
Pacific Ocean/Océano Pacífico/Тихий океан
Baltic Sea/Mar Báltico/Балтийское море
Black Sea/Mar Negro/Чёрное море
Mediterranean/Mediterráneo/Средиземное море
Mediterranean Sea/Mar Mediterráneo/
Camp David/Camp David/Кэмп-Дэвид
Caribbean/Caribe/Карибы
Caucasus/Cáucaso/Кавказ
Balkans/Balcanes/Балканы
Andes/Andes/Анды
Las Villas/Las Villas/Лас-Вильяс
Camagüey/Camagüey/Камагуэй
Havana/La Habana/Гавана
Bay of Pigs/Bahía de Cochinos/Залив Свиней
/Occidente/Запад
"""


def places() -> Iterator[Entity]:
    """Yield the places, without an id."""
    for line in _PLACES.split("\n"):
        if line:
            en, es, ru = (*line.split("/"), "", "")[:3]
            yield Entity("", EntityKind.PLACE, Localised(en or es, es, ru))
