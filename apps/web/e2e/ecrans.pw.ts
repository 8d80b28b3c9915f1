import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Banc, pret } from './outils/banc';
import { vider } from './outils/vider';
import { defautsDe } from './outils/verifier';

/** Un écran à vérifier : sous quel compte, à quelle adresse, et ce qu'on doit y lire. */
type Ecran = {
  readonly nom: string;
  readonly compte: string;
  readonly chemin: string | (() => Promise<string>);
  readonly lu: string | RegExp;
  /** État à préparer avant d'ouvrir l'adresse : réponse vidée. */
  readonly avant?: (page: Page) => Promise<void>;
};

let banc: Banc;

beforeAll(async () => {
  banc = await Banc.ouvrir();
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

const dossier = async (onglet: string): Promise<string> =>
  `/dossiers/${await banc.application.dossierVitrine()}?onglet=${onglet}`;

const revue = async (etat: string, suite = ''): Promise<string> =>
  `/revues/${await banc.id('SELECT id FROM revue WHERE etat = $1 ORDER BY debut DESC LIMIT 1', [etat])}${suite}`;

const PLEINS: readonly Ecran[] = [
  { nom: 'Mon travail', compte: 'assistante.sociale', chemin: '/travail', lu: 'À faire' },
  { nom: 'Mon travail, visites', compte: 'medecin.travail', chemin: '/travail', lu: 'Identité visible après accord' },
  { nom: 'Signaler', compte: 'medecin.conseil', chemin: '/signaler', lu: 'Raison du signalement' },
  { nom: 'Signalements', compte: 'csam.social', chemin: '/signalements', lu: 'Reçus par mon service' },
  { nom: 'Assurés', compte: 'assistante.sociale', chemin: '/assures', lu: 'Mme Sophie Guéguen' },
  { nom: 'Revues', compte: 'coordinatrice', chemin: '/revues', lu: 'en direct' },
  {
    nom: 'Revue, préparation',
    compte: 'coordinatrice',
    chemin: () => revue('ORDRE_DU_JOUR_OUVERT', '/preparation'),
    lu: 'Dossiers proposés',
  },
  { nom: 'Revue, salle', compte: 'coordinatrice', chemin: () => revue('EN_COURS'), lu: 'Ordre du jour' },
  {
    nom: 'Revue, compte rendu',
    compte: 'coordinatrice',
    chemin: () => revue('COMPTE_RENDU_VALIDE', '/compte-rendu'),
    lu: 'Présents',
  },
  {
    nom: 'Revue, ordre du jour figé',
    compte: 'coordinatrice',
    chemin: () => revue('ORDRE_DU_JOUR_FIGE', '/preparation'),
    lu: 'Ajouter en urgence',
  },
  { nom: 'Pilotage', compte: 'pilote', chemin: '/pilotage', lu: 'Comment finissent les dossiers examinés' },
  { nom: 'Notifications', compte: 'assistante.sociale', chemin: '/notifications', lu: 'Marquer comme lue' },
  { nom: 'Boîte d’envoi', compte: 'admin', chemin: '/boite-envoi', lu: 'Vous avez un nouveau message' },
  { nom: 'Mon livret', compte: 'assuree', chemin: '/mon-livret', lu: 'Où j’en suis' },
  { nom: 'Annuaire', compte: 'assistante.sociale', chemin: '/annuaire', lu: 'Dr Hervé Le Goff' },
  { nom: 'Administration', compte: 'admin', chemin: '/administration', lu: 'Fermer le compte' },
  {
    nom: 'Inviter par fichier',
    compte: 'admin',
    chemin: '/administration?onglet=invitations',
    lu: 'Choisir un fichier CSV',
  },
  { nom: 'Tester les droits', compte: 'dpo', chemin: '/administration', lu: 'Rubriques du dossier' },
  { nom: 'Suppléances', compte: 'medecin.travail', chemin: '/suppleances', lu: 'Le suppléant reçoit' },
  { nom: 'Alertes entreprise', compte: 'coordinatrice', chemin: '/alertes', lu: 'Situations répétées' },
  { nom: 'Règles datées', compte: 'admin', chemin: '/administration?onglet=regles', lu: '14 jours ouvrables' },
  { nom: 'Absences', compte: 'admin', chemin: '/suppleances', lu: 'Suppléances de la plateforme' },
  { nom: 'Aide', compte: 'assistante.sociale', chemin: '/aide', lu: /Aide/ },
];

const ONGLETS = [
  ['parcours', 'Visite de pré-reprise'],
  ['social', 'Situation sociale'],
  ['emploi', 'Emploi'],
  ['identite', 'Numéro de sécurité sociale'],
  ['entretiens', 'Noter un entretien'],
  ['dispositifs', 'Accords 2/4'],
  ['preconisations', 'Préconisations'],
  ['taches', 'Publier le livret'],
  ['visites', 'AMIEM'],
  ['accords', 'Assurance Maladie'],
  ['livret', 'Publier le livret'],
  ['droits', 'Complémentaire santé solidaire'],
  ['cloture', 'Compté par la plateforme'],
  ['historique', 'Livret de suivi publié'],
] as const;

const VIDES: readonly Ecran[] = [
  {
    nom: 'Mon travail',
    compte: 'assistante.sociale',
    chemin: '/travail',
    lu: 'Rien à faire aujourd’hui',
    avant: async (page) => {
      await vider(page, /mon-travail/, 'taches', 'vigilance');
      await vider(page, /notifications\?/);
    },
  },
  { nom: 'Mon travail, visites', compte: 'medecin.travail.2', chemin: '/travail', lu: 'Aucune visite à traiter' },
  { nom: 'Signalements', compte: 'csam.social', chemin: '/signalements?recherche=zzzz', lu: /Aucun signalement/ },
  {
    nom: 'Signalements émis',
    compte: 'medecin.travail.2',
    chemin: '/signalements',
    lu: 'Vous n’avez encore rien signalé',
  },
  { nom: 'Assurés', compte: 'assistante.sociale', chemin: '/assures?recherche=zzzz', lu: /Aucun/ },
  {
    nom: 'Revues',
    compte: 'coordinatrice',
    chemin: '/revues',
    lu: 'Aucune séance ici',
    avant: (p) => vider(p, /revues\?/),
  },
  { nom: 'Repérage, dépôt', compte: 'referent.cpam', chemin: '/reperage', lu: 'Aucune liste déposée' },
  {
    nom: 'Repérage, appels',
    compte: 'csam.social',
    chemin: '/reperage',
    lu: 'Personne à appeler aujourd’hui',
    avant: (page) => vider(page, /\/api\/v1\/reperage/),
  },
  { nom: 'Notifications', compte: 'medecin.travail.2', chemin: '/notifications', lu: 'Aucune notification' },
  {
    nom: 'Boîte d’envoi',
    compte: 'admin',
    chemin: '/boite-envoi',
    lu: 'Aucun message',
    avant: (page) => vider(page, /envois/),
  },
  { nom: 'Annuaire', compte: 'assistante.sociale', chemin: '/annuaire?recherche=zzzz', lu: /ne correspond/ },
  { nom: 'Administration', compte: 'admin', chemin: '/administration?recherche=zzzz', lu: /ne correspond/ },
  {
    nom: 'Reconfirmation',
    compte: 'admin',
    chemin: '/administration?onglet=reconfirmation',
    lu: 'Aucune liste pour le moment',
  },
  {
    nom: 'Revue, préparation',
    compte: 'coordinatrice',
    chemin: () => revue('PLANIFIEE', '/preparation'),
    lu: /ordre du jour/i,
    avant: (page) => vider(page, /proposition/),
  },
  {
    nom: 'Mon livret',
    compte: 'assuree.sans.dossier',
    chemin: '/mon-livret',
    lu: 'Aucun livret n’est ouvert pour vous',
  },
];

async function verifier({ compte, chemin, lu, avant }: Ecran, attendus: readonly RegExp[] = []): Promise<void> {
  const adresse = typeof chemin === 'string' ? chemin : await chemin();
  const { page, reproches } = await banc.aller(compte, adresse, avant ? { avant } : {});
  await page.locator('main, [role=main]').getByText(lu).filter({ visible: true }).first().waitFor();
  expect(await banc.nomsAuTitre(page)).toEqual([]);
  expect(await defautsDe(page)).toEqual([]);
  expect(reproches.filter((reproche) => !attendus.some((attendu) => attendu.test(reproche)))).toEqual([]);
  await page.close();
}

describe('écrans pleins', () => {
  test.each(PLEINS)('$nom ($compte)', (ecran) => verifier(ecran), 60_000);

  test('dossier, chaque onglet', async () => {
    const { page, reproches } = await banc.aller('assistante.sociale', await dossier('parcours'));
    for (const [onglet, lu] of ONGLETS) {
      await page.goto(banc.application.url + (await dossier(onglet)));
      await pret(page);
      await page.getByRole('tabpanel').getByText(lu).filter({ visible: true }).first().waitFor();
      expect(await banc.nomsAuTitre(page)).toEqual([]);
      expect([onglet, ...(await defautsDe(page))]).toEqual([onglet]);
    }
    expect(reproches).toEqual([]);
    await page.close();
  }, 180_000);
});

/** Une assurée dont aucun dossier n'est ouvert : le compte existe avant le dossier. */
async function creerAssureeSansDossier(): Promise<void> {
  await banc.application.sql(
    `WITH u AS (INSERT INTO utilisateur (id, emetteur, sujet, civilite, nom, prenom, assure_id, actif, cree_le)
       SELECT gen_random_uuid(), emetteur, 'assuree.sans.dossier', civilite, 'Riou', 'Maud',
         (SELECT a.id FROM assure a WHERE NOT EXISTS (SELECT 1 FROM dossier d WHERE d.assure_id = a.id) LIMIT 1), true, cree_le
       FROM utilisateur WHERE sujet = 'assuree' RETURNING id)
     INSERT INTO habilitation (id, utilisateur_id, fonction, unite, plateforme_id, debut, motif, version, cree_le)
       SELECT gen_random_uuid(), u.id, fonction, unite, plateforme_id, debut, motif, 1, h.cree_le FROM u, habilitation h
       WHERE h.utilisateur_id = (SELECT id FROM utilisateur WHERE sujet = 'assuree')`,
  );
}

describe('écrans vides', () => {
  beforeAll(async () => {
    await creerAssureeSansDossier();
    await banc.application.sql(`DELETE FROM notification WHERE utilisateur_id = $1`, [
      await banc.application.idDe('medecin.travail.2'),
    ]);
  });

  // Un livret absent répond 404 : le navigateur le note en console, l'écran le dit en clair.
  test.each(VIDES)('$nom ($compte)', (ecran) => verifier(ecran, [/status of 404/]), 60_000);
});
