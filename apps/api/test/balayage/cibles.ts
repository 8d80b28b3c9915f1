import { nouvelId } from '../../src/platform/config/identifiants.js';
import { COFFRE_DE_TEST } from '../cles-de-test.js';
import { COMPTES_DEMO } from '../../src/demo/comptes.js';
import { peutActe } from '@pdp/permissions';
import type { RouteDeclaree } from '../../src/platform/http/catalogue-routes.js';
import type { ClientHttp } from '../client-http.js';
import { connecter } from '../connecter.js';
import type { ApplicationDemo } from '../demo-de-test.js';
import { poserDocument } from '../fichiers/poser-document.js';

/** Id bien formé que rien ne porte. */
export const ID_INCONNU = '018f0000-0000-7000-8000-0000000000ff';

/** Les vrais identifiants du Morbihan, par genre de ressource ; tous existent. */
export type Cibles = Readonly<Record<Genre, string>>;

type Genre = keyof typeof REQUETES | 'imports';

/** Dossier du compte « assuree », en SQL. */
export const VITRINE = `(SELECT d.id FROM dossier d JOIN assure a ON a.id = d.assure_id WHERE a.nom_naissance = 'Guéguen' AND a.prenom = 'Sophie' ORDER BY d.ouvert_le DESC LIMIT 1)`;
// Sa dernière séance est une revue où siège l'assistante sociale : reliée au dossier, elle y lit tout.
const DERNIERE_SEANCE_DE_CLAIRE = `(SELECT r.type = 'REVUE' AND EXISTS (SELECT 1 FROM revue_participant rp JOIN utilisateur u ON u.id = rp.utilisateur_id WHERE rp.revue_id = r.id AND u.sujet = 'assistante.sociale') FROM passage_revue p JOIN revue r ON r.id = p.revue_id WHERE p.dossier_id = d.id ORDER BY p.cree_le DESC LIMIT 1)`;

/** Un autre dossier du Morbihan, en SQL : ni celui de l'assurée, ni connu de Cap emploi. */
export const AUTRE_DOSSIER = `(SELECT d.id FROM dossier d JOIN plateforme p ON p.id = d.plateforme_id WHERE p.departement = '56' AND d.etat = 'EN_COURS' AND d.id <> ${VITRINE} AND NOT EXISTS (SELECT 1 FROM consentement c WHERE c.dossier_id = d.id AND c.unite = 'CAP_EMPLOI') AND NOT EXISTS (SELECT 1 FROM affectation_dossier f WHERE f.dossier_id = d.id AND (f.unite = 'CAP_EMPLOI' OR f.utilisateur_id = (SELECT id FROM utilisateur WHERE sujet = 'cap.emploi'))) AND NOT EXISTS (SELECT 1 FROM signalement s WHERE s.dossier_id = d.id AND s.emetteur_fonction = 'CONSEILLER_CAP_EMPLOI') AND ${DERNIERE_SEANCE_DE_CLAIRE} ORDER BY d.id LIMIT 1)`;

const CLAIRE = `(SELECT id FROM utilisateur WHERE sujet = 'assistante.sociale')`;
const DU_MORBIHAN = `(SELECT id FROM plateforme WHERE departement = '56')`;

// Chaque requête rend un id du dossier donné ; ce qui n'existe pas dans la démonstration est créé par `complements`.
const REQUETES = {
  dossiers: (d: string) => `SELECT ${d} AS id`,
  signalements: (d: string) => `SELECT id FROM signalement WHERE dossier_id = ${d} LIMIT 1`,
  revues: (d: string) =>
    `SELECT revue_id AS id FROM passage_revue WHERE dossier_id = ${d} ORDER BY cree_le DESC LIMIT 1`,
  passages: (d: string) => `SELECT id FROM passage_revue WHERE dossier_id = ${d} ORDER BY cree_le DESC LIMIT 1`,
  taches: (d: string) => `SELECT id FROM tache WHERE dossier_id = ${d} ORDER BY id LIMIT 1`,
  consentements: (d: string) =>
    `SELECT id FROM consentement WHERE dossier_id = ${d} AND retire_le IS NULL ORDER BY id LIMIT 1`,
  affectations: (d: string) => `SELECT id FROM affectation_dossier WHERE dossier_id = ${d} AND role = 'CERCLE' LIMIT 1`,
  transmissions: (d: string) => `SELECT id FROM transmission_referent WHERE dossier_id = ${d} LIMIT 1`,
  'visites-pre-reprise': (d: string) => `SELECT id FROM visite_pre_reprise WHERE dossier_id = ${d} LIMIT 1`,
  dispositifs: (d: string) => `SELECT id FROM dispositif WHERE dossier_id = ${d} ORDER BY cree_le LIMIT 1`,
  entretiens: (d: string) => `SELECT id FROM entretien WHERE dossier_id = ${d} ORDER BY id LIMIT 1`,
  contacts: (d: string) => `SELECT id FROM contact WHERE dossier_id = ${d} ORDER BY id LIMIT 1`,
  diagnostics: (d: string) => `SELECT id FROM diagnostic_social WHERE dossier_id = ${d} ORDER BY numero LIMIT 1`,
  preconisations: (d: string) => `SELECT id FROM preconisation WHERE dossier_id = ${d} ORDER BY cree_le LIMIT 1`,
  'droits-sociaux': (d: string) => `SELECT id FROM droit_social WHERE dossier_id = ${d} ORDER BY cree_le LIMIT 1`,
  'aides-financieres': (d: string) => `SELECT id FROM aide_financiere WHERE dossier_id = ${d} ORDER BY cree_le LIMIT 1`,
  relais: (d: string) => `SELECT id FROM relais WHERE dossier_id = ${d} ORDER BY propose_le LIMIT 1`,
  suivis: (d: string) => `SELECT id FROM suivi_cloture WHERE dossier_id = ${d} ORDER BY echeance LIMIT 1`,
  liens: (d: string) => `SELECT id FROM lien_reponse WHERE dossier_id = ${d} ORDER BY cree_le LIMIT 1`,
  'alertes-entreprise': () =>
    `SELECT id FROM alerte_entreprise WHERE plateforme_id = ${DU_MORBIHAN} ORDER BY cree_le LIMIT 1`,
  'feuilles-de-route': (d: string) => `SELECT id FROM feuille_route WHERE dossier_id = ${d} ORDER BY numero LIMIT 1`,
  'rendez-vous': (d: string) => `SELECT id FROM rendez_vous WHERE dossier_id = ${d} ORDER BY id LIMIT 1`,
  'lieux-accueil': () => `SELECT id FROM lieu_accueil WHERE plateforme_id = ${DU_MORBIHAN} ORDER BY id LIMIT 1`,
  notifications: (d: string) =>
    `SELECT id FROM notification WHERE utilisateur_id = ${CLAIRE} ORDER BY dossier_id = ${d} DESC LIMIT 1`,
  reperage: (d: string) =>
    `SELECT r.id FROM reperage r JOIN dossier d ON d.assure_id = r.assure_id WHERE d.id = ${d} LIMIT 1`,
  habilitations: () => `SELECT id FROM habilitation WHERE utilisateur_id = ${CLAIRE} LIMIT 1`,
  utilisateurs: () => `SELECT ${CLAIRE} AS id`,
  reconfirmations: () => `SELECT id FROM reconfirmation WHERE plateforme_id = ${DU_MORBIHAN} LIMIT 1`,
  suppleances: () => `SELECT id FROM suppleance WHERE absent_id = ${CLAIRE} LIMIT 1`,
  propositions: (d: string) => `SELECT id FROM livret_proposition WHERE dossier_id = ${d} LIMIT 1`,
  mots: (d: string) => `SELECT id FROM livret_mot WHERE dossier_id = ${d} ORDER BY partage DESC, id LIMIT 1`,
  mandats: (d: string) => `SELECT id FROM mandat WHERE dossier_id = ${d} ORDER BY id LIMIT 1`,
  questions: (d: string) => `SELECT id FROM livret_question WHERE dossier_id = ${d} LIMIT 1`,
  'demandes-droit': (d: string) => `SELECT id FROM demande_droit WHERE dossier_id = ${d} ORDER BY deposee_le LIMIT 1`,
  'exports-acces': (d: string) => `SELECT id FROM export_acces WHERE dossier_id = ${d} LIMIT 1`,
  'mes-sessions': () => `SELECT id FROM session WHERE jeton = sha256('essai-balayage')`,
  documents: (d: string) =>
    `SELECT id FROM document WHERE dossier_id = ${d} AND classe = 'ADMINISTRATIF' ORDER BY cree_le LIMIT 1`,
  fichiers: (d: string) =>
    `SELECT f.id FROM fichier f JOIN document m ON m.id = f.document_id WHERE m.dossier_id = ${d} AND m.classe = 'ADMINISTRATIF' ORDER BY f.cree_le LIMIT 1`,
  'plus-tard': (d: string) =>
    `SELECT x.id FROM revue_plus_tard x JOIN passage_revue p ON p.id = x.passage_id WHERE p.dossier_id = ${d} LIMIT 1`,
  suivi: (d: string) => `SELECT id FROM tache WHERE dossier_id = ${d} ORDER BY id LIMIT 1`,
  recurrences: () => `SELECT id FROM recurrence_revue WHERE plateforme_id = ${DU_MORBIHAN} LIMIT 1`,
  'orientations-etm': (d: string) => `SELECT id FROM orientation_etm WHERE dossier_id = ${d} LIMIT 1`,
  echecs: () => `SELECT id FROM envoi WHERE cle LIKE 'essai-balayage-%' LIMIT 1`,
} as const;

const sceau = (...valeur: Parameters<typeof COFFRE_DE_TEST.sceller>): string => COFFRE_DE_TEST.sceller(...valeur);

const NOMMEES = [
  'proposition',
  'question',
  'dispositif',
  'diagnostic',
  'relais',
  'droit',
  'aide',
  'mot',
  'feuille',
] as const;

const nouveauxIds = (): Readonly<Record<(typeof NOMMEES)[number], string>> =>
  Object.fromEntries(NOMMEES.map((nom) => [nom, nouvelId()])) as Record<(typeof NOMMEES)[number], string>;

// Une ressource de chaque genre sur ce dossier : les essais ne dépendent pas de ce que la démonstration a tiré. La suppléance
// est à venir : commencée, le travail de fond ouvrirait des liens pendant le balayage.
const complements = (
  d: string,
  { proposition, question, dispositif, diagnostic, relais, droit, aide, mot, feuille } = nouveauxIds(),
): readonly string[] => [
  `INSERT INTO transmission_referent (id, dossier_id, de_id, vers_id, motif) SELECT gen_random_uuid(), ${d}, ${CLAIRE}, (SELECT id FROM utilisateur WHERE sujet = 'csam.social'), 'Départ' ON CONFLICT DO NOTHING`,
  `INSERT INTO livret_proposition (id, dossier_id, source, phrase_scellee) SELECT '${proposition}', ${d}, 'ETAPE', '${sceau('livret_proposition.phrase_scellee', proposition, 'Nous avançons ensemble.')}'`,
  `INSERT INTO livret_question (id, dossier_id, texte_scelle, auteur_id) SELECT '${question}', ${d}, '${sceau('livret_question.texte_scelle', question, 'Quand ?')}', (SELECT id FROM utilisateur WHERE sujet = 'assuree')`,
  `INSERT INTO livret_mot (id, dossier_id, texte_scelle, partage, cree_le, maj_le) SELECT '${mot}', ${d}, '${sceau('livret_mot.texte_scelle', mot, 'Le matin.')}', true, now(), now() WHERE NOT EXISTS (SELECT 1 FROM livret_mot WHERE dossier_id = ${d})`,
  // Fini : il désigne une ressource sans ouvrir le dossier à personne.
  `INSERT INTO mandat (id, mandataire_id, dossier_id, debut, fin) SELECT gen_random_uuid(), (SELECT id FROM utilisateur WHERE sujet = 'mandataire'), ${d}, now() - interval '2 days', now() - interval '1 day' WHERE NOT EXISTS (SELECT 1 FROM mandat WHERE dossier_id = ${d})`,
  `INSERT INTO reperage (id, plateforme_id, assure_id, arret_id, seuil, unite, date_seuil) SELECT gen_random_uuid(), ${DU_MORBIHAN}, d.assure_id, (SELECT id FROM arret_travail WHERE assure_id = d.assure_id LIMIT 1), 'J45', u, current_date - 1 FROM dossier d, unnest(ARRAY['SERVICE_SOCIAL','SERVICE_MEDICAL']) u WHERE d.id = ${d} ON CONFLICT DO NOTHING`,
  `INSERT INTO visite_pre_reprise (id, dossier_id, etat) SELECT gen_random_uuid(), ${d}, 'DEMANDEE' WHERE NOT EXISTS (SELECT 1 FROM visite_pre_reprise WHERE dossier_id = ${d})`,
  `INSERT INTO dispositif (id, dossier_id, type, etat, etat_depuis, contenu_scelle, cree_par) SELECT '${dispositif}', ${d}, 'ESSAI_ENCADRE', 'PROJET', current_date, '${sceau('dispositif.contenu_scelle', dispositif, '{"donnees":{"poste":"Accueil"},"historique":[],"taches":[]}')}', ${CLAIRE} WHERE NOT EXISTS (SELECT 1 FROM dispositif WHERE dossier_id = ${d})`,
  `INSERT INTO entretien (id, dossier_id, date, modalite, auteur_id) SELECT gen_random_uuid(), ${d}, current_date, 'TELEPHONE', ${CLAIRE} WHERE NOT EXISTS (SELECT 1 FROM entretien WHERE dossier_id = ${d})`,
  `INSERT INTO lieu_accueil (id, plateforme_id, nom, adresse) SELECT gen_random_uuid(), ${DU_MORBIHAN}, 'Agence d’essai', '1 rue des Essais, Vannes' WHERE NOT EXISTS (SELECT 1 FROM lieu_accueil WHERE plateforme_id = ${DU_MORBIHAN})`,
  `INSERT INTO rendez_vous (id, dossier_id, etat, debut, duree_minutes, modalite, agent_id) SELECT gen_random_uuid(), ${d}, 'PREVU', now() + interval '9 days', 45, 'TELEPHONE', ${CLAIRE} WHERE NOT EXISTS (SELECT 1 FROM rendez_vous WHERE dossier_id = ${d})`,
  `INSERT INTO contact (id, dossier_id, nature, le, auteur_id) SELECT gen_random_uuid(), ${d}, 'JOINT', now(), ${CLAIRE} WHERE NOT EXISTS (SELECT 1 FROM contact WHERE dossier_id = ${d})`,
  `INSERT INTO diagnostic_social (id, dossier_id, numero, etat, contenu_scelle, redige_par) SELECT '${diagnostic}', ${d}, 1, 'BROUILLON', '${sceau('diagnostic_social.contenu_scelle', diagnostic, '{"blocs":{"social":{},"finances":{},"emploi":{},"projet":{}},"remarque":null}')}', ${CLAIRE} WHERE NOT EXISTS (SELECT 1 FROM diagnostic_social WHERE dossier_id = ${d})`,
  `INSERT INTO preconisation (id, dossier_id, code, auteur_id) SELECT gen_random_uuid(), ${d}, 'CPF', ${CLAIRE}`,
  `INSERT INTO droit_social (id, dossier_id, type, contenu_scelle, cree_par) SELECT '${droit}', ${d}, 'CSS', '${sceau('droit_social.contenu_scelle', droit, '{"demandeLe":null,"du":null,"au":null,"precision":null}')}', ${CLAIRE}`,
  `INSERT INTO aide_financiere (id, dossier_id, contenu_scelle, cree_par) SELECT '${aide}', ${d}, '${sceau('aide_financiere.contenu_scelle', aide, '{"demande":{"objet":"TRANSPORT","description":"Trajets","montantCentimes":1000,"financeurs":[],"pieces":[]},"accordLe":null,"soumiseLe":null,"decision":null}')}', ${CLAIRE}`,
  `INSERT INTO relais (id, dossier_id, nature, interlocuteur_scelle, propose_par) SELECT '${relais}', ${d}, 'FRANCE_TRAVAIL', '${sceau('relais.interlocuteur_scelle', relais, 'France Travail Vannes')}', ${CLAIRE}`,
  `INSERT INTO suivi_cloture (id, dossier_id, mois, echeance, etat, demande_le) SELECT gen_random_uuid(), ${d}, 6, current_date - 3, 'DEMANDE', current_date - 3`,
  `INSERT INTO lien_reponse (id, dossier_id, dispositif_id, partie, empreinte_lien, empreinte_lettre, empreinte_code, accord_assure_le, expire_le, cree_par, cree_le) SELECT gen_random_uuid(), ${d}, x.id, 'MEDECIN_TRAITANT', gen_random_uuid()::text, gen_random_uuid()::text, 'essai', current_date, now() + interval '14 days', ${CLAIRE}, now() FROM dispositif x WHERE x.dossier_id = ${d} ORDER BY x.cree_le LIMIT 1 ON CONFLICT DO NOTHING`,
  `INSERT INTO alerte_entreprise (id, plateforme_id, siret, raison_sociale, effectif, depuis, etat, cree_par, cree_le) SELECT gen_random_uuid(), ${DU_MORBIHAN}, '00000000000000', 'Ateliers d’essai', 80, current_date - 365, 'BROUILLON', ${CLAIRE}, now() ON CONFLICT DO NOTHING`,
  `INSERT INTO feuille_route (id, dossier_id, numero, etat, contenu_scelle, proposee_par) SELECT '${feuille}', ${d}, 1, 'PROPOSEE', '${sceau('feuille_route.contenu_scelle', feuille, '{"feuille":{"objectifs":[]},"remarque":null}')}', ${CLAIRE} WHERE NOT EXISTS (SELECT 1 FROM feuille_route WHERE dossier_id = ${d})`,
  `INSERT INTO tache (id, dossier_id, plateforme_id, libelle, origine, responsable_id) SELECT gen_random_uuid(), ${d}, ${DU_MORBIHAN}, 'Appeler', 'MANUELLE', ${CLAIRE}`,
  `INSERT INTO preuve_consentement (consentement_id, dossier_id, nature, contenu, empreinte) SELECT id, dossier_id, 'SIGNATURE_DESSINEE', '{"largeur":1,"hauteur":1,"traits":[[0,0]]}', repeat('0', 64) FROM consentement WHERE dossier_id = ${d} AND retire_le IS NULL ORDER BY id LIMIT 1`,
  `INSERT INTO affectation_dossier (id, dossier_id, utilisateur_id, role) SELECT gen_random_uuid(), ${d}, (SELECT id FROM utilisateur WHERE sujet = 'csam.social'), 'CERCLE'`,
  `INSERT INTO demande_droit (id, plateforme_id, dossier_id, type, etat, canal, deposee_le) SELECT gen_random_uuid(), plateforme_id, id, 'ACCES', 'DEPOSEE', 'COURRIER', now() - interval '1 day' FROM dossier WHERE id = ${d} ON CONFLICT DO NOTHING`,
  `INSERT INTO export_acces (id, demande_id, plateforme_id, dossier_id, etat, cree_le) SELECT gen_random_uuid(), id, plateforme_id, dossier_id, 'VIDE', now() FROM demande_droit WHERE dossier_id = ${d} AND type = 'ACCES' LIMIT 1`,
  `INSERT INTO passage_revue (id, revue_id, dossier_id, ordre, etat, question, cree_le) SELECT gen_random_uuid(), (SELECT id FROM revue WHERE plateforme_id = ${DU_MORBIHAN} AND etat = 'ORDRE_DU_JOUR_OUVERT' AND type = 'REVUE' LIMIT 1), ${d}, 90, 'INSCRIT', 'Que faire ?', now() WHERE NOT EXISTS (SELECT 1 FROM passage_revue WHERE dossier_id = ${d})`,
  `WITH k AS (INSERT INTO decision_revue (id, revue_id, passage_id, dossier_id, code, texte, actions, phrase_assure, auteur_id, sequence)
     SELECT gen_random_uuid(), p.revue_id, p.id, p.dossier_id, 'ORIENTER_ETM', 'Orienter', '[]', 'Nous vous rappelons.', ${CLAIRE}, 0 FROM passage_revue p
     WHERE p.dossier_id = ${d} AND NOT EXISTS (SELECT 1 FROM decision_revue x WHERE x.passage_id = p.id) LIMIT 1 RETURNING id, dossier_id)
   INSERT INTO orientation_etm (id, dossier_id, plateforme_id, organisme_id, decision_id, etat)
     SELECT gen_random_uuid(), k.dossier_id, ${DU_MORBIHAN}, (SELECT id FROM organisme WHERE 'ETM' = ANY (unites) LIMIT 1), k.id, 'ACCORD_ATTENDU' FROM k ON CONFLICT DO NOTHING`,
  `INSERT INTO revue_plus_tard (id, revue_id, passage_id, texte, auteur_id) SELECT gen_random_uuid(), revue_id, id, 'Revoir le projet', ${CLAIRE} FROM passage_revue WHERE dossier_id = ${d} ORDER BY cree_le DESC LIMIT 1`,
  `INSERT INTO notification (id, utilisateur_id, type, ressource, ressource_id, dossier_id) SELECT gen_random_uuid(), ${CLAIRE}, 'tache-attribuee', 'tache', id, dossier_id FROM tache WHERE dossier_id = ${d} LIMIT 1`,
  `INSERT INTO session (jeton, id, utilisateur_id, habilitation_id, expire_le) SELECT sha256('essai-balayage'), gen_random_uuid(), ${CLAIRE}, (SELECT id FROM habilitation WHERE utilisateur_id = ${CLAIRE} LIMIT 1), now() + interval '2 hours' ON CONFLICT DO NOTHING`,
  `INSERT INTO reconfirmation (id, plateforme_id, ouverte_le, echeance, suspension_le) SELECT gen_random_uuid(), ${DU_MORBIHAN}, now(), now() + interval '30 days', now() + interval '45 days' ON CONFLICT DO NOTHING`,
  `INSERT INTO suppleance (id, plateforme_id, absent_id, absent_habilitation_id, suppleant_id, suppleant_habilitation_id, debut, fin, motif, cree_par, cree_le) SELECT gen_random_uuid(), ${DU_MORBIHAN}, a.utilisateur_id, a.id, s.utilisateur_id, s.id, now() + interval '5 days', now() + interval '10 days', 'Congés', a.utilisateur_id, now() FROM habilitation a, habilitation s WHERE a.utilisateur_id = ${CLAIRE} AND s.utilisateur_id = (SELECT id FROM utilisateur WHERE sujet = 'csam.social') LIMIT 1`,
  `INSERT INTO envoi (id, utilisateur_id, canal, modele, etat, tentatives, cle, derniere_erreur) SELECT gen_random_uuid(), ${CLAIRE}, 'COURRIEL', 'tache-attribuee', 'ABANDONNEE', 5, 'essai-balayage-' || gen_random_uuid(), 'refus'`,
];

const EN_TETE =
  'NIR;CLE;NOM_NAISSANCE;NOM_USAGE;PRENOM;SEXE;DATE_NAISSANCE;ADRESSE;CODE_POSTAL;COMMUNE;TELEPHONE;COURRIEL;RISQUE;DATE_DEBUT_ARRET;DATE_FIN_PRESCRITE;STATUT_EMPLOI;SIRET;RAISON_SOCIALE;CODE_APE;REGIME';

/** Prépare une ressource de chaque genre sur un dossier du Morbihan (le dossier vitrine, par défaut) et rend leurs ids. */
export async function ouvrirCibles(app: ApplicationDemo, dossier: string = VITRINE): Promise<Cibles> {
  for (const ordre of complements(dossier)) await app.sql(ordre);
  await poserDocument(app, await unId(app, 'dossiers', REQUETES.dossiers(dossier)), {
    classe: 'ADMINISTRATIF',
    marque: 'ZqxDocumentAdministratif',
  });
  const ids: Record<string, string> = {};
  for (const [genre, requete] of Object.entries(REQUETES)) ids[genre] = await unId(app, genre, requete(dossier));
  ids['imports'] = await deposer(app);
  return ids as Cibles;
}

async function unId(app: ApplicationDemo, genre: string, texte: string): Promise<string> {
  const [ligne] = await app.sql<{ id: string | null }>(texte);
  if (!ligne?.id) throw new Error(`aucune ressource de genre « ${genre} » sur le dossier vitrine`);
  return ligne.id;
}

async function deposer(app: ApplicationDemo): Promise<string> {
  const client = await connecter(app.url, 'referent.cpam');
  const corps = new FormData();
  corps.append(
    'fichier',
    new Blob([`${EN_TETE}\nfaux;00;NOM;;Prénom;M;01/01/1980;;56000;VANNES;;;MALADIE;01/09/2026;;CDI;;;;GENERAL\n`]),
    'l.csv',
  );
  const { statut, corps: vu } = await client.post<{ id: string }>('/imports', corps);
  if (statut !== 201) throw new Error(`dépôt de la liste : ${statut}`);
  return vu.id;
}

/** Chemin d'une route, chaque `:id` remplacé par `idDe(genre)` ; le genre est le segment qui précède. */
export function cheminDe(route: RouteDeclaree, idDe: (genre: Genre) => string): string {
  const segments = route.chemin.split('/');
  return segments
    .map((segment, i) => {
      if (segment === ':categorie') return 'social';
      return segment.startsWith(':') ? idDe(segments[i - 1] as Genre) : segment;
    })
    .join('/');
}

const PREFERES = [
  'assistante.sociale',
  'coordinatrice',
  'csam.social',
  'csam.medical',
  'medecin.travail',
  'referent.cpam',
  'assuree',
  'admin',
];

/** Le compte le plus à même d'utiliser une route ; null pour une route publique. */
export function compteDe(route: RouteDeclaree): string | null {
  const { declaration } = route;
  if (declaration?.sorte === 'public') return null;
  if (route.chemin.startsWith('/api/v1/mon-')) return 'assuree';
  if (/notifications\/echecs/.test(route.chemin)) return 'admin';
  if (declaration?.sorte !== 'acte') return 'assistante.sociale';
  const capables = COMPTES_DEMO.filter(
    (c) => c.territoire === 'morbihan' && peutActe(c.fonction, declaration.acte),
  ).map((c) => c.compte);
  const choisi = PREFERES.find((compte) => capables.includes(compte)) ?? capables[0];
  if (choisi === undefined) throw new Error(`aucun compte ne peut ${declaration.acte}`);
  return choisi;
}

/** Connexions gardées, une par compte. */
export function connexions(url: string): (compte: string) => Promise<ClientHttp> {
  const ouvertes = new Map<string, Promise<ClientHttp>>();
  return (compte) => {
    const client = ouvertes.get(compte) ?? connecter(url, compte);
    ouvertes.set(compte, client);
    return client;
  };
}
