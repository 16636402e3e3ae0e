import Testing

@testable import Drukproef

/// Ordinary sentences of many fields, grave words among them: conduct must stay silent on every one.
@Suite struct ConductNeutralTests {
  @Test func staysSilent() throws {
    let proofreader = Proofreader(lexicon: try Lexicon.standard(), protocols: ProtocolLibrary())
    let loud = Self.sentences.split(separator: "\n").filter { sentence in
      proofreader.reading(of: Document(String(sentence))).mentions.contains {
        $0.kind.isConduct && !$0.traits.contains(.hint)
      }
    }
    #expect(loud.isEmpty)
  }

  private static let sentences = """
    De gemeenteraad stemt donderdag over de begroting voor volgend jaar.
    Het kabinet wil de accijns op benzine volgend jaar verlagen.
    De minister verdedigde het plan gisteren in een vol debat.
    Volgens de onderzoekers stijgt de zeespiegel sneller dan gedacht.
    De rechtbank veroordeelde de man tot acht jaar cel voor doodslag.
    Een automobilist raakte gewond bij een botsing op de A2.
    De politie heeft twee verdachten aangehouden na een inbraak in een juwelierszaak.
    Brandweerlieden hadden het vuur binnen een uur onder controle.
    Bij de aanslag kwamen zeker dertig mensen om het leven.
    Het leger schoot het toestel boven zee neer.
    De koning opende vrijdag het nieuwe museum in Leiden.
    De aandelenkoersen op het Damrak daalden met twee procent.
    De vakbond dreigt met stakingen als er geen loonsverhoging komt.
    Spoorwegpersoneel legt maandag het werk neer.
    In de stad wonen ruim tachtigduizend mensen.
    De rivier trad na de zware regenval buiten haar oevers.
    Het concert werd afgelast omdat de zanger ziek was.
    De burgemeester bezocht de slachtoffers in het ziekenhuis.
    De fabriek moet wegens hoge schulden sluiten.
    Het bestuur van de club heeft de trainer ontslagen.
    De spits schoot twee keer raak in de eerste helft.
    Feyenoord versloeg de koploper met drie tegen een.
    De wielrenner demarreerde op de slotklim en liet iedereen achter.
    In de kwartfinale werd de thuisploeg volledig weggespeeld.
    De keeper hield met een wereldredding de nul.
    Hij sloeg de bal over het net en won de set.
    De bokser ging in de derde ronde tegen de vlakte.
    De schaatsster brak het baanrecord op de vijf kilometer.
    Het team vecht tegen degradatie en heeft punten nodig.
    De scheidsrechter gaf een rode kaart na een harde tackle.
    De Tachtigjarige Oorlog eindigde in 1648 met de Vrede van Münster.
    Willem van Oranje werd in Delft doodgeschoten door Balthasar Gerards.
    In 1944 kwamen duizenden mensen om van honger en kou.
    De Romeinen verbrandden de stad en verkochten de inwoners als slaven.
    Napoleon stuurde een half miljoen soldaten naar Rusland.
    Tijdens de pest stierf een derde van de bevolking van Europa.
    De gebroeders De Witt werden in 1672 door een woedende menigte vermoord.
    De slavenhandel werd in 1814 verboden.
    Anne Frank schreef haar dagboek in het Achterhuis.
    De heks wordt in het sprookje in de oven geduwd.
    Een leeuw doodt zijn prooi met een beet in de keel.
    De spin vangt vliegen in haar web en zuigt ze leeg.
    Varkens zijn intelligente dieren die graag in de modder rollen.
    De koekoek gooit de eieren van andere vogels uit het nest.
    Ratten brengen soms ziekten over op mensen.
    Een slang vervelt een paar keer per jaar.
    De ezel wordt in veel landen als lastdier gebruikt.
    Apen leven in groepen met een strenge rangorde.
    De wolf is terug op de Veluwe.
    Honden ruiken duizend keer beter dan mensen.
    Snijd de ui, bak hem glazig en voeg het gehakt toe.
    Klop de slagroom stijf en spatel de eiwitten erdoor.
    Sla de eieren stuk op de rand van de kom.
    Laat de soep een halfuur trekken en maak hem af met room.
    Hak de noten fijn en meng ze door het deeg.
    Steek een mes in de cake om te zien of hij gaar is.
    De kip moet twintig minuten in de oven.
    Bijt niet te hard, er zit een pit in de pruim.
    De dokter schreef een zalf voor tegen de jeuk.
    Kanker is in Nederland doodsoorzaak nummer een.
    Tyfus wordt veroorzaakt door een bacterie.
    De patiënt lag drie weken in coma.
    Wie klachten houdt, belt de huisarts.
    De tandarts trok twee kiezen.
    Mijn opa kreeg een nieuwe knie in het ziekenhuis in Gouda.
    Na de operatie mocht hij een week niet fietsen.
    De zaal barstte in lachen uit.
    We hebben ons rot gelachen om de cabaretier.
    De film is spannend tot de laatste minuut.
    In de roman vermoordt de butler zijn baas.
    Het gedicht gaat over een moeder die haar kind verliest.
    Zij speelt de heks in de eindmusical.
    De schurk uit deze strip heet Joker.
    De thriller stond wekenlang op nummer een.
    Het schilderij van de gevangene hangt in zaal vier.
    De rapper bracht een nieuw album uit.
    De beat van dat nummer is vet.
    Volgende week is er geen gym vanwege de verbouwing.
    De ouderavond begint om half acht in de aula.
    De toetsweek start op maandag 3 november.
    Alle leerlingen krijgen een nieuw kluisje.
    De leerlingenraad vraagt om gezonder eten in de kantine.
    Wij zoeken nog drie ouders die kunnen rijden naar het museum.
    Groep 4 bezoekt donderdag de kinderboerderij.
    De kinderen oefenden met rekenen tot honderd.
    Onze school doet mee aan de Grote Rekendag.
    De rapporten gaan vrijdag mee naar huis.
    Vergeet je gymspullen niet!
    Neem morgen een schaar en lijm mee.
    De fietsenkeuring is uitgesteld tot dinsdag.
    Wie heeft er een blauwe jas gevonden in de gang?
    Het lokaal is tijdelijk gesloten.
    We missen nog drie bibliotheekboeken.
    De juf las voor over een draak die bang was voor vuur.
    Meester Jan gaat met pensioen en dat vieren we.
    De brugklassers gaan drie dagen op kamp naar Ommen.
    In de pauze verkoopt de leerlingenraad koeken voor het goede doel.
    De winnaars van de voorleeswedstrijd krijgen een boekenbon.
    Het schoolplein wordt groener met nieuwe bomen en een klimrek.
    De kleuters plantten bollen in de tuin.
    Na de zomer starten we met een nieuw rooster.
    Ouders kunnen zich aanmelden via het formulier op de website.
    De conciërge vervangt vandaag alle sloten.
    De verwarming in de gymzaal is kapot.
    Het digibord in lokaal 12 doet het weer.
    De wifi ligt er vandaag de hele dag uit.
    Magister is morgen wegens onderhoud niet bereikbaar.
    Je kunt je wachtwoord zelf wijzigen in het portaal.
    Deel je pincode met niemand, ook niet met vrienden.
    De helpdesk stuurt een nieuwe code naar je telefoon.
    Zet je computer uit voordat je naar huis gaat.
    De laptop moet opgeladen naar school.
    Hij downloadde de foto's van het schoolfeest.
    We maken een filmpje over afval scheiden.
    Stuur je mooiste vakantiefoto naar de redactie.
    De fotograaf komt woensdag voor de klassenfoto.
    De podcast van 5 vwo staat online.
    Het rapport over stikstof ligt ter inzage op het gemeentehuis.
    De boeren blokkeerden de snelweg met trekkers.
    De staking van de vuilophalers duurt nog een week.
    In de haven werd duizend kilo cocaïne onderschept.
    De gemeente waarschuwt voor babbeltrucs aan de deur.
    De brand in de loods is waarschijnlijk aangestoken.
    Vandalen bekladden het monument met verf.
    De dader van de steekpartij is nog voortvluchtig.
    Het openbaar ministerie eist vier jaar tegen de oplichter.
    De rechter sprak de wethouder vrij van fraude.
    De journalist werd op straat bedreigd.
    Een fietser is overleden na een aanrijding met een vrachtwagen.
    De vulkaan spuwde as en lava over het dorp.
    Orkaan Irma verwoestte duizenden huizen.
    De aardbeving kostte aan honderden mensen het leven.
    De vluchtelingen worden opgevangen in een sporthal.
    De moskee houdt zaterdag open dag.
    In de synagoge klonk muziek van een kinderkoor.
    Joodse families keerden na de oorlog terug naar een leeg huis.
    Turkse bakkers openen steeds vaker een zaak in het centrum.
    Moslims vieren vandaag het einde van de ramadan.
    De Chinese economie groeide met vijf procent.
    Vrouwen verdienen gemiddeld minder dan mannen.
    Homo's en lesbo's mogen sinds 2001 trouwen.
    Bejaarden in het tehuis kregen bezoek van groep 6.
    Mensen met een beperking kunnen gratis met een begeleider mee.
    Meisjes doen het op school gemiddeld iets beter dan jongens.
    Polen werken vaak in de kassen in het Westland.
    De Belgen wonnen verdiend.
    Het is hondenweer, trek een regenjas aan.
    De trein had weer eens vertraging.
    Wat een prachtige dag om te wandelen.
    De hond van de buren blaft de hele nacht.
    Onze kat is een luie dikzak maar wel lief.
    Ik ben zo moe dat ik wel kan slapen tot morgen.
    Die rekentoets was echt niet te doen.
    Ik haat maandagen.
    De printer is een ramp.
    Wat een stom formulier, ik krijg het niet ingevuld.
    Mijn fiets heeft een lekke band.
    De bus was zo vol dat we moesten staan.
    Ik schrok me dood van de bel.
    We gaan ervoor morgen, jongens!
    Succes allemaal met de examens.
    Gefeliciteerd met je diploma, wat een topprestatie.
    Je hebt het geweldig gedaan vandaag.
    Bedankt voor je hulp bij het opruimen.
    Kun je me de aantekeningen sturen?
    Hoe laat kom je vanavond?
    Zullen we samen naar school fietsen?
    Ik wacht bij de bushalte op je.
    Ik kom je om acht uur ophalen.
    Heb je zin om zaterdag mee te gaan naar de film?
    Bel me even als je thuis bent.
    Ze woont sinds kort in Zwolle.
    Mijn zus werkt in een ziekenhuis in Breda.
    Mijn moeder is lerares op een basisschool.
    Zijn vader is al jaren voorzitter van de voetbalclub.
    De buurvrouw past vandaag op de kinderen.
    Oma bakt elke zondag appeltaart.
    We hebben met de hele familie gekaart.
    Mijn broertje wil later brandweerman worden.
    De baby sliep de hele reis.
    Ik moet nog strijken en de was ophangen.
    De schilder komt volgende week voor de kozijnen.
    Trap niet op het gras.
    Trek de stekker uit het stopcontact.
    Druk op de rode knop om het alarm te testen.
    Duw de deur goed dicht.
    Snijd langs de stippellijn en plak de flap vast.
    Schiet een beetje op, we zijn laat.
    Pas op voor het afstapje.
    Gooi het afval in de juiste bak.
    Breek de tablet doormidden en los hem op in water.
    Steek de straat over bij het zebrapad.
    Hang je jas aan de kapstok.
    Het touw zit vast aan de paal.
    De kogel is door de kerk: er komt een nieuwe gymzaal.
    Hij kreeg de wind van voren van zijn coach.
    De kosten rijzen de pan uit.
    Daar zit een addertje onder het gras.
    Zij heeft de touwtjes in handen.
    Het mes snijdt aan twee kanten.
    We steken de koppen bij elkaar.
    De knoop is doorgehakt.
    Dat slaat nergens op, vond de voorzitter.
    Het voorstel werd zonder hoofdelijke stemming afgeschoten.
    De oppositie kraakte het plan af.
    Critici noemen de maatregel een wassen neus.
    De krant brak een lans voor de kunst.
    De actie leverde ruim tienduizend euro op.
    De collecte voor het Rode Kruis begint maandag.
    Vrijwilligers ruimden het strand op.
    De brandbare stoffen liggen in een afgesloten kast.
    Bij de proef ontstond een kleine explosie.
    Natrium reageert heftig met water.
    Een zuur lost kalk op.
    Zwaartekracht trekt alles naar de aarde.
    Een virus heeft een gastheer nodig.
    De cel deelt zich in tweeën.
    De planeet Venus is heter dan een oven.
    De driehoek heeft drie gelijke hoeken.
    Los de vergelijking op en controleer je antwoord.
    Schrijf een brief van tweehonderd woorden.
    Het werkwoord staat in de verleden tijd.
    Noem drie oorzaken van de Eerste Wereldoorlog.
    Wat bedoelt de schrijver met deze zin?
    Vul de ontbrekende woorden in.
    De stelling van Pythagoras geldt voor rechthoekige driehoeken.
    In de les maatschappijleer ging het over de rechtsstaat.
    We bespraken waarom pesten zoveel pijn doet.
    De mentor legde uit wat je doet als iemand je bedreigt.
    In de week tegen pesten maakt elke klas een poster.
    Praat met de vertrouwenspersoon als je je onveilig voelt.
    Meld je ziek via de app.
    De school heeft een protocol tegen discriminatie.
    Leerlingen leren hoe ze nepnieuws herkennen.
    De politie gaf een gastles over vuurwerk.
    Drugs zijn op en rond de school verboden.
    Roken mag niet op het schoolplein.
    Wapens horen niet op school, daarom is er kluisjescontrole.
    De museumles ging over slavernij.
    Op 4 mei zijn we twee minuten stil.
    Bij ons is iedereen welkom.
    We sluiten niemand buiten in onze klas.
    Niemand hoeft alleen te zitten in de pauze.
    Alle kinderen doen mee met de sportdag.
    Iedereen heeft recht op onderwijs.
    De nieuwe leerling komt uit Syrië en leert snel Nederlands.
    Zij draagt een hoofddoek en is trots op haar geloof.
    De jongen in de rolstoel scoorde het winnende punt.
    Het meisje met autisme hield een mooie spreekbeurt.
    Hij stottert, maar dat houdt hem niet tegen.
    Na twee maanden ziekte is ze weer terug in de klas.
    De klas zong voor de jarige.
    De directeur bedankte het team voor de inzet.
    De inspectie beoordeelt de school als goed.
    Het schoolbestuur zoekt een nieuwe rector.
    De wethouder onderwijs opende het gebouw.
    De schoolbus rijdt een andere route.
    Er is een vacature voor een conciërge.
    De medezeggenschapsraad vergadert dinsdag.
    De contributie bedraagt vijftig euro per jaar.
    Een kaartje kost drie euro per stuk.
    Te koop: kinderfiets in goede staat, veertig euro.
    Gezocht: oppas voor de woensdagmiddag.
    Gevonden: sleutelbos met rode hanger.
    Wie wil er een nestje konijntjes overnemen?
    De tweedehandsmarkt is zaterdag van tien tot twee.
    De kapper knipt zonder afspraak.
    De buurt houdt een barbecue op het veld.
    Het dorp staat in het teken van de kermis.
    De fanfare speelde op het plein.
    De molen draait elke zaterdag.
    Het pontje vaart niet bij harde wind.
    De dijk wordt volgend jaar versterkt.
    Er staat file tussen Utrecht en Amersfoort.
    Het wordt morgen zonnig met een graad of twintig.
    In het noorden vallen enkele buien.
    De nachten worden langer.
    Kinderen schaatsten op de ondergelopen weide.
    De supermarkt verlaagt de prijzen van groente.
    Het bedrijf schrapt tweehonderd banen.
    De bank verhoogt de rente op spaargeld.
    De huizenprijzen stegen opnieuw.
    De app telt je stappen en je slaap.
    De game is vanaf twaalf jaar.
    In Minecraft bouwden we een kasteel met een slotgracht.
    In Fortnite werd ik als eerste neergeschoten.
    Schaak is een spel van geduld.
    Bij trefbal ben je af als de bal je raakt.
    Met tikkertje was Sem de hele tijd hem.
    De escaperoom was te moeilijk voor ons.
    Met darten gooide opa drie keer raak.
    De zwemles begint om vijf uur.
    Hij haalde zijn rijbewijs in één keer.
    De piloot landde veilig in het weiland.
    De archeologen vonden een graf uit de bronstijd.
    De uitvaart vindt plaats in besloten kring.
    De schrijver overleed op negentigjarige leeftijd.
    Op het kerkhof ligt een onbekende soldaat.
    Het slachtoffer wilde anoniem blijven.
    De getuige herkende de verdachte van een foto.
    Uit onderzoek blijkt dat jongeren minder roken.
    Het aantal zelfmoorden daalde licht, meldt het CBS.
    De Tweede Kamer debatteerde over straatintimidatie.
    """
}
