// What people choose first, in Dutch and in English, in lower case and without the digits and signs they add:
// `password-rules.ts` takes those off, reads lookalikes as letters, and refuses one or two of these words in a row.
const DUTCH = `
  wachtwoord wachtwoorden mijnwachtwoord geheim geheimpje supergeheim welkom welkomthuis hallo hallohallo hoi doei goedemorgen
  inloggen inlog toegang sleutel voordeur portaal clientportaal cliëntportaal zorg zorgportaal zorgdossier dossier thuiszorg
  verzorging verpleging verpleegkundige verzorgende client cliënt bewoner patient patiënt dokter huisarts ziekenhuis kliniek
  mantelzorg mantelzorger familie gezin moeder vader mama papa oma opa dochter zoon broer zus zusje tante nicht neef kinderen
  liefde liefje schatje schat lieverd lieveling liefste engel engeltje prinses prins koning koningin vlinder vlindertje bloem
  bloemetje roosje zonnetje zonnebloem zonneschijn regenboog hartje knuffel kusje muisje beertje poesje hondje konijn paard
  paardje olifant leeuw tijger dolfijn hond poes kater kat vogel schildpad januari februari maart april mei juni juli augustus
  september oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag lente zomer herfst winter
  vakantie kerst kerstmis sinterklaas zwartepiet pasen verjaardag feest nederland holland amsterdam rotterdam denhaag utrecht
  eindhoven tilburg groningen breda nijmegen arnhem haarlem almere enschede maastricht leiden delft dordrecht zwolle friesland
  zeeland limburg brabant gelderland drenthe overijssel belgie belgië antwerpen brussel ajax feyenoord psv ajaxamsterdam
  feijenoord heerenveen vitesse voetbal hockey schaatsen fiets fietsen motor auto vrachtwagen boot oranje hupholland tulp
  tulpen kaas stroopwafel hagelslag drop pannenkoek appeltaart chocolade koffie biertje bier wijn appel peer banaan aardbei
  groen blauw rood geel zwart wit paars roze computer laptop telefoon internet secretaresse kantoor beheer beheerder gebruiker
  gebruikersnaam test tester testen proef demo voorbeeld tijdelijk nieuw nieuwwachtwoord standaard niks niets weetniet vergeten
  ikhouvanjou ikhouvanje jantje pietje klaas jan piet kees henk hans johan johannes willem peter marieke maria anna emma sophie
  julia lisa sanne sara daan lucas thomas tim tom lars bram max sam stijn ruben jesse kevin dennis mark marc martin patrick
  rick robert rob frank erik eric bas bart jeroen jasper linda sandra monique petra ingrid anja anita esther femke lotte eva
  laura kim iris fleur noa mila tess zoë zoe lieke roos amber welkomterug welkomhier goedenavond goedemiddag vriend vriendin vrienden opaenoma papaenmama mamaenpapa mijnmoeder
  mijnvader mijnkind kleinkind kleinkinderen thuis huis tuin strand duinen zee boerderij molen klompen treinen vlieger
  schoonmoeder schoonvader pleegzorg begeleider begeleiding cliëntportaal zorgverlener zorginstelling zorgplan indicatie medicijn
  medicatie apotheek rolstoel gezond gezondheid wijkverpleging ouderenzorg jeugdzorg bewindvoerder curator familienet
  wachtwoordje wachtwoordvergeten ditismijnwachtwoord mijnnaam mijngeheim geheimwoord geheimcode toegangscode pincode inlogcode
  inlognaam gebruik beveiliging veilig veiligheid systeem werk werken werkplek baas collega vergadering maandsalaris salaris
  vakantiegeld weekend feestdag koningsdag bevrijdingsdag carnaval oudennieuw sintenpiet kerstboom kerstman paashaas sneeuwpop
  sneeuw regen zonsondergang sterren sterretje bliksem donder storm alkmaar apeldoorn amersfoort hilversum zaandam venlo
  roermond heerlen sittard assen emmen hengelo deventer zutphen ede gouda hoorn helmond oss denbosch shertogenbosch bergenopzoom
  roosendaal vlissingen middelburg goes texel terschelling ameland curacao suriname marokko turkije indonesie twente sparta utrechtfc
  fcutrecht fcgroningen fctwente azalkmaar adodenhaag nacbreda willemii cambuur cruijff johancruijff verstappen maxverstappen
  formule snelweg scooter brommer tractor trekker caravan camper camping zwemmen wandelen vissen visser paardrijden dansen zingen
  muziek gitaar piano liedje volleybal tennis korfbal biljart darten kaarten
`
const ENGLISH = `
  password passwords passw passwd passphrase mypassword yourpassword letmein letmeinnow welcome welcomehome welcomeback login
  logon signin admin administrator root user username guest default secret topsecret access master changeme changeit changethis
  temporary temp test testing tester testuser demo example sample hello helloworld hithere qwerty qwertyuiop qwertz azerty asdf
  asdfgh asdfghjkl asdfghjk zxcv zxcvbn zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc qweqwe abc abcd abcde abcdef abcdefg iloveyou
  iloveu loveyou loveme lovely love lover forever sunshine princess prince queen king dragon monkey football baseball basketball
  soccer hockey golfer superman batman spiderman pokemon starwars startrek matrix shadow michael jordan jennifer jessica ashley
  amanda daniel andrew joshua matthew charlie george thomas robert michelle nicole samantha hannah william harley buster hunter
  ranger killer pepper ginger cookie cheese chocolate banana orange apple summer winter spring autumn january february march
  april june july august october monday tuesday wednesday thursday friday saturday sunday freedom whatever trustno trustnoone
  nothing internet computer laptop phone samsung google facebook youtube amazon microsoft windows android iphone linkedin
  dropbox adobe mercedes porsche ferrari corvette mustang yamaha silver golden purple yellow green black white blue red flower
  flowers butterfly rainbow angel angels diamond jasmine tigger mickey minnie snoopy garfield pooh kitty hellokitty tiger lion
  eagle falcon phoenix wizard magic merlin blessed jesus jesuschrist christ heaven faith family mother father mommy daddy
  sister brother baby babygirl babyboy sweetie sweetheart honey friend friends friendship happy happiness lucky money business
  office manager company health healthcare care carehome nurse doctor hospital patient medical clinic homecare portal clientportal
  dossier record system server network database backup support service helpdesk security secure private correcthorsebatterystaple
  correcthorse batterystaple opensesame unknown nopassword thisismypassword mypass pass passcode pincode number numbers letter
  letters word words london newyork paris berlin england america canada europe holland chelsea arsenal liverpool manchester
  barcelona madrid juventus metallica nirvana slipknot eminem beatles maverick midnight bigdaddy cocacola marlboro scorpion redskins
  mountain elephant creative brooklyn godzilla darkness platinum snowball nintendo explorer guinness lasvegas michigan carolina
  minecraft snickers paradise poohbear einstein swordfish champion scarface stargate scotland simpsons vladimir passport infinity
  bulldog bulldogs softball kawasaki wildcat wildcats logitech colorado warcraft worldofwarcraft wolverine elizabeth valentine
  valentina panther panthers predator cardinal loverboy electric hercules blizzard airplane firebird engineer serenity fireball
  darkstar swimming defender icecream rockstar airforce bluebird goldfish cadillac assassin atlantis software hardware download
  lifehack darkside platypus dolphin dolphins steelers cowboys yankees lakers patriots packers broncos eagles redsox celtics giants
  hardcore bullshit asshole fuckyou fuckoff fuckme motherfucker bitch bitches shithead dickhead butthead bastard pussy sexy sexsex
  naked lovers mylove truelove iloveme ilovegod ilovejesus jesuslovesme ingodwetrust blessing godisgood peanut peanutbutter
  strawberry blueberry cupcake pumpkin pickle potato tomato honeybee ladybug sweetpea babydoll babyface teddybear teddy bear puppy
  kitten kittycat doggie horses snowflake snowman sunflower daisy lavender violet starlight stardust moonlight moonshine galaxy
  universe planet rocket thunder lightning hurricane tornado storm inferno blaze phoenixfire dragonfly dragons knight warrior
  warriors gladiator samurai ninja pirate pirates vampire zombie demon devil lucifer satan hellfire death killme psycho joker
  batgirl superstar superhero ironman captain america captainamerica hulk thor avengers marvel deadpool naruto pikachu zelda mario
  sonic halo callofduty counterstrike needforspeed finalfantasy residentevil playstation xbox fortnite roblox gamer gaming player
  justinbieber onedirection ladygaga michaeljackson jamesbond harrypotter hogwarts hermione gandalf frodo lordoftherings skywalker
  vader darthvader yoda chewbacca anakin obiwan bobafett trinity morpheus neo simpson homer bart scooby scoobydoo spongebob barney
  elmo bugsbunny tweety sylvester christopher jonathan nicholas benjamin alexander alexandra alexandre anthony richard christian
  christine christina stephanie victoria isabella gabriel gabriella rebecca jasmine vanessa patricia veronica caroline catherine
  katherine margaret frances florence gregory raymond timothy douglas vincent francis leonard steven stephen edward philip brandon
  tyler austin dakota cameron jackson mason logan dylan hailey madison brittany courtney lindsay natalie melissa angela maria carmen
  brazil mexico france germany italy spain portugal russia china japan india sweden norway denmark finland ireland poland greece
  turkey israel australia newzealand chicago boston dallas houston miami seattle denver phoenixaz losangeles sanfrancisco
  california texas florida hollywood disney disneyland chevy camaro toyota honda nissan suzuki ducati subaru volvo audi bmw jaguar
  lamborghini bugatti bentley chrysler dodge viper pontiac firefly wrangler cheyenne silverado guitar drummer music musician
  stratocaster gibson fender hiphop rocknroll heavymetal ironmaiden acdc greenday linkinpark blink evanescence rammstein pinkfloyd
  ledzeppelin coldplay pearljam radiohead nightwish student teacher school college university summertime holiday vacation
  birthday christmas halloween easter newyear family familyfirst mydaughter myson grandma grandpa mommy mother qwer asdfjkl zxc
  asd qwe wasd aze drowssap nimda toor letmeinplease opensaysme iforgot forgot forgotten remember rememberme dontforget newpass
  newpassword oldpassword resetpassword passwordreset temp temppass initial initialpassword firstlogin username mypassword mylogin
`

/** Words that a guesser tries first (lower case). A modest list; a check against leaked passwords is not part of it. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(`${DUTCH} ${ENGLISH}`.trim().split(/\s+/))
