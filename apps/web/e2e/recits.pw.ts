import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Banc } from './outils/banc';
import { Histoire, jour } from './outils/histoire';

let banc: Banc;

beforeAll(async () => {
  banc = await Banc.ouvrir();
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

const espacer = (nombre: number, modalite: string, de: number, a: number) =>
  Array.from({ length: nombre }, (_, i) => ({
    le: jour(Math.round(de + ((a - de) * i) / Math.max(1, nombre - 1))),
    modalite,
  }));

/** Une immersion menée à son terme pendant l'arrêt. */
const immersion = (histoire: Histoire, entreprise: string, objet: string, de: number, a: number) =>
  histoire.dispositif(
    'PMSMP',
    'Immersion en entreprise',
    {
      'Entreprise d’accueil': entreprise,
      'Objet, un seul': { choix: objet },
      'Organisme prescripteur': 'Cap emploi Morbihan',
      Début: jour(de),
      Fin: jour(a),
    },
    [
      {
        bouton: 'Autoriser pendant l’arrêt',
        avec: { 'Autorisée par la CPAM le': jour(de - 8) },
        compte: 'referent.cpam',
      },
      {
        bouton: 'Noter la convention signée',
        avec: {
          'Signé par l’assuré le': jour(de - 5),
          'Signé par l’entreprise le': jour(de - 4),
          'Signé par l’organisme le': jour(de - 3),
        },
      },
      { bouton: 'Démarrer l’immersion' },
      { bouton: 'Terminer l’immersion' },
    ],
  );

test('une indépendante de 67 ans, en onze mois, jusqu’à la retraite', async () => {
  const histoire = new Histoire(banc, {
    nir: '259085616800190',
    nom: 'Le Goffic',
    prenom: 'Yvonne',
    naissance: '1959-08-03',
    genre: 'Femme',
    raison: 'REPRISE_DIFFICILE',
    arret: jour(-350),
    risque: 'MALADIE',
  });
  await histoire.signalerEtOuvrir(jour(-340));
  await histoire.accords();
  await histoire.ecrire('emploi', 'Emploi', {
    Statut: { choix: 'TRAVAILLEUR_INDEPENDANT' },
    Poste: 'orthophoniste libérale',
  });
  await histoire.ecrire('social', 'Situation sociale', {
    'Diagnostic social fait le': jour(-330),
    Ménage: { choix: 'PERSONNE_SEULE' },
  });
  await histoire.avancer('Établir le plan', 'Démarrer l’accompagnement');
  await histoire.entretiens([...espacer(10, 'DOMICILE', -330, -6), ...espacer(7, 'TELEPHONE', -300, -3)]);
  await histoire.droit('CSS', jour(-300), jour(-260));
  await histoire.droit('RSA', jour(-250), jour(-220));
  await histoire.droit('RETRAITE', jour(-120), jour(-40));
  await histoire.droit('ASPA', jour(-60), jour(-30));
  await histoire.livret('Votre retraite est accordée.', 'Fermer mon cabinet');
  await histoire.clore({ nature: 'AUTRE', nom: 'Service retraite de la caisse' }, 'RETRAITE');
  const recit = await histoire.recit();
  expect(recit).toMatchObject({
    Durée: expect.stringMatching(/^11 mois/),
    Entretiens: expect.stringMatching(/^17 10 .*7 /),
  });
  const aspa = 'allocation de solidarité aux personnes âgées (ASPA)';
  for (const droit of ['complémentaire santé solidaire', 'RSA', 'retraite', aspa])
    expect(recit['Résultats']).toContain(`Droit obtenu : ${droit}`);
}, 300_000);

test('une aide-soignante de 45 ans, en dix-huit mois, jusqu’à une formation financée', async () => {
  const histoire = new Histoire(banc, {
    nir: '281075616800361',
    nom: 'Quéméner',
    prenom: 'Solenn',
    naissance: '1981-07-14',
    genre: 'Femme',
    raison: 'REPRISE_DIFFICILE',
    arret: jour(-560),
    risque: 'MALADIE_PROFESSIONNELLE',
  });
  await histoire.signalerEtOuvrir(jour(-550));
  const partenaires = await histoire.accords('SPST', 'CAP_EMPLOI');
  await histoire.ecrire('emploi', 'Emploi', { Statut: { choix: 'CDI' }, Poste: 'aide-soignante' });
  await histoire.ecrire('social', 'Situation sociale', { 'Diagnostic social fait le': jour(-540) });
  await histoire.avancer('Établir le plan', 'Démarrer l’accompagnement');
  await histoire.entretiens([...espacer(6, 'ACCUEIL', -540, -20), ...espacer(4, 'VISIO', -500, -60)]);
  await histoire.preReprise();
  await histoire.dispositif('RQTH', 'Reconnaissance de travailleur handicapé', {}, [
    { bouton: 'Préparer le dossier' },
    { bouton: 'Noter le dépôt', avec: { 'Dossier déposé le': jour(-480) } },
    { bouton: 'Noter l’accord', avec: { Début: jour(-400), Fin: jour(1400), 'Décision du': jour(-400) } },
  ]);
  for (const [nom, de] of [
    ['Inclu’Pro, action 1', -390],
    ['Inclu’Pro, action 3', -300],
  ] as const)
    await histoire.dispositif(
      'ACTION_PENDANT_ARRET',
      nom,
      { Action: { choix: 'INCLUPRO_FORMATION' }, 'Nom de l’action': nom, Début: jour(de), Fin: jour(de + 30) },
      [
        {
          bouton: 'Noter l’accord du médecin traitant',
          avec: { 'Assuré prévenu que': jour(de - 20), 'Document signé reçu le': jour(de - 18) },
        },
        { bouton: 'Rendre un avis favorable', compte: 'medecin.conseil' },
        { bouton: 'Autoriser l’action', avec: { 'Décision du': jour(de - 10) }, compte: 'referent.cpam' },
        {
          bouton: 'Noter l’information de l’employeur',
          avec: { 'Employeur informé par écrit le': jour(de - 9) },
          compte: 'referent.cpam',
        },
        { bouton: 'Démarrer l’action' },
        { bouton: 'Terminer l’action', avec: { 'Ce qui suit': { choix: 'PROJET_VALIDE' } } },
      ],
    );
  // Son stage d'observation.
  await immersion(histoire, 'Maison de santé de Pluvigner', 'DECOUVRIR_METIER', -250, -246);
  await histoire.dispositif(
    'PROJET_TRANSITION_PRO',
    'Transition',
    {
      'Nom de l’action': 'Secrétaire médico-sociale',
      'Ancienneté totale, en mois': '180',
      'Ancienneté dans l’entreprise, en mois': '120',
    },
    [
      { bouton: 'Noter la demande d’absence', avec: { 'Demande signée par l’assuré le': jour(-120) } },
      {
        bouton: 'Noter le dépôt du dossier',
        avec: { 'Absence autorisée par l’employeur le': jour(-100), 'Dossier déposé le': jour(-90) },
      },
      { bouton: 'Noter le financement', avec: { 'Décision du': jour(-30), Début: jour(-5), Fin: jour(300) } },
      { bouton: 'Noter l’entrée en formation' },
    ],
  );
  await histoire.livret('Votre formation est financée.', 'Suivre ma formation');
  await histoire.clore({ nature: 'AUTRE', nom: 'Transitions Pro Bretagne' }, 'FORMATION', {
    'RQTH obtenue': { choix: 'oui' },
  });
  const recit = await histoire.recit();
  expect(recit).toMatchObject({
    Durée: expect.stringMatching(/^18 mois/),
    Entretiens: expect.stringMatching(/^10 6 .*4 /),
    'Partenaires mobilisés': expect.stringMatching(/^2 /),
  });
  for (const nom of partenaires) expect(recit['Partenaires mobilisés']).toContain(nom);
  for (const resultat of [
    'Visite de pré-reprise',
    'travailleur handicapé',
    'entrée ou projet financé de formation',
    'Projet de transition professionnelle',
    'Immersion en entreprise',
    'Inclu’Pro, action 1',
    'Inclu’Pro, action 3',
  ])
    expect(recit['Résultats']).toContain(resultat);
}, 420_000);

test('un chauffagiste, par un essai et une convention d’un an, jusqu’au CDI', async () => {
  const histoire = new Histoire(banc, {
    nir: '179045616800265',
    nom: 'Lozachmeur',
    prenom: 'Gwendal',
    naissance: '1979-04-21',
    genre: 'Homme',
    raison: 'REPRISE_DIFFICILE',
    arret: jour(-520),
    risque: 'MALADIE',
  });
  await histoire.signalerEtOuvrir(jour(-515));
  await histoire.accords('COMETE', 'SPST');
  await histoire.ecrire('emploi', 'Emploi', { Statut: { choix: 'CDI' }, Poste: 'chauffagiste' });
  await histoire.ecrire('social', 'Situation sociale', { 'Diagnostic social fait le': jour(-500) });
  await histoire.avancer('Établir le plan', 'Démarrer l’accompagnement');
  await histoire.entretiens([
    ...espacer(5, 'ACCUEIL', -500, -20),
    ...espacer(2, 'DOMICILE', -480, -450),
    ...espacer(3, 'TELEPHONE', -400, -60),
  ]);
  await histoire.preconisation('AUTRE_MESURE', 'Étude ergonomique du poste administratif.', 'Noter réalisée');
  await immersion(histoire, 'Chauffage Lorois', 'CONFIRMER_PROJET', -420, -408);
  await histoire.dispositif(
    'CRPE',
    'Convention de rééducation',
    {
      'Ce qui le permet': { choix: 'RISQUE_INAPTITUDE' },
      'Entreprise d’accueil': 'Chauffage Lorois',
      'Poste ou activité': 'agent administratif',
      Début: jour(-375),
      Fin: jour(-10),
    },
    [
      { bouton: 'Commencer à la construire' },
      { bouton: 'Soumettre à la CPAM' },
      {
        bouton: 'Noter les trois signatures',
        avec: {
          'Signé par l’assuré le': jour(-380),
          'Signé par l’entreprise le': jour(-379),
          'Signé par l’organisme le': jour(-378),
        },
        compte: 'referent.cpam',
      },
      { bouton: 'Démarrer la convention' },
      { bouton: 'Terminer la convention', avec: { 'Ce qui suit': { choix: 'AUTRE_POSTE' } } },
    ],
  );
  await histoire.livret('Vous avez un contrat durable.', 'Prendre mon nouveau poste');
  await histoire.clore({ nature: 'AUTRE', nom: 'Service de santé au travail' }, 'MAINTIEN_AUTRE_POSTE');
  const recit = await histoire.recit();
  expect(recit).toMatchObject({
    Durée: expect.stringMatching(/^16 mois/),
    Entretiens: expect.stringMatching(/^10 7 .*3 /),
    'Partenaires mobilisés': expect.stringMatching(/^2 /),
  });
  for (const resultat of [
    'Immersion en entreprise',
    'Convention de rééducation',
    'Réalisé : autre mesure professionnelle',
    'autre poste dans l’entreprise',
  ])
    expect(recit['Résultats']).toContain(resultat);
}, 420_000);
