import type { ContenuLivret, Fonction } from '@pdp/domain';
import { UNITE_DE_FONCTION } from '@pdp/domain';
import { ouvrirApplication, type ApplicationDeTest } from '../../../../test/application-de-test.js';
import { ecrireCourriel } from '../../../../test/cles-de-test.js';
import type { ClientHttp } from '../../../../test/client-http.js';
import { connecter } from '../../../../test/connecter.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import { nouvelId } from '../../../platform/config/identifiants.js';
import { pg } from '../../../platform/database/pg.js';
import {
  consentir,
  creerAgent,
  creerDossier,
  creerMonde,
  lier,
  type DossierDEssai,
  type Monde,
} from '../../dossier/essais/monde.js';
import type { Outils } from '../../dossier/essais/outils.js';

/** Comptes de l'essai : chacun se connecte vraiment, sous ce nom. */
export type CompteLivret =
  | 'referente'
  | 'collegue'
  | 'etrangere'
  | 'csam'
  | 'conseil'
  | 'travail'
  | 'emploi'
  | 'assuree'
  | 'voisin'
  | 'mandataire'
  | 'admin';

/** Application entière, un dossier aux catégories marquées, et tout le monde autour. */
export type MondeLivret = {
  readonly app: ApplicationDeTest;
  readonly monde: Monde;
  readonly dossier: DossierDEssai;
  /** Dossier d'une autre personne, « voisin ». */
  readonly autre: DossierDEssai;
  readonly acteurs: Readonly<Record<CompteLivret, Acteur>>;
  sql<T extends object>(texte: string, valeurs?: readonly unknown[]): Promise<T[]>;
  client(compte: CompteLivret): Promise<ClientHttp>;
  fermer(): Promise<void>;
};

/** Contenu de livret valide, prêt à publier. */
export const CONTENU: ContenuLivret = {
  rendezVous: {
    dateHeure: '2031-12-03T08:30:00.000Z',
    objet: 'Visite de pré-reprise',
    lieu: 'Vannes',
    explication: null,
  },
  ouJenSuis: 'Nous préparons votre rencontre avec le médecin du travail.',
  etapes: [{ titre: 'Faire le point', qui: 'avec Claire', quand: '2026-10-14', statut: 'FAIT', explication: null }],
  quiFaitQuoi: [
    {
      nom: 'Claire Le Bihan',
      fonction: 'assistante sociale',
      organisme: null,
      telephone: null,
      fait: 'Elle vous aide.',
      referent: true,
      moi: false,
    },
  ],
  ressources: ['Ma sœur m’emmène.'],
  decisions: [],
};

/** Ouvre l'application ; accord (a) donné, livret ouvert au service de santé au travail, pas à Cap emploi. */
export async function ouvrirMondeLivret(): Promise<MondeLivret> {
  const app = await ouvrirApplication();
  const bassin = new pg.Pool({ connectionString: app.databaseUrl, max: 2 });
  const sql = async <T extends object>(texte: string, valeurs: readonly unknown[] = []): Promise<T[]> =>
    (await bassin.query(texte, [...valeurs])).rows as T[];
  const outils = { sql } as Outils;
  const monde = await creerMonde(outils);
  const dossier = await creerDossier(outils, monde);
  const autre = await creerDossier(outils, monde, { nir: '261085617523569', numero: '56-2026-00099' });
  const agent = (fonction: Fonction): Promise<Acteur> =>
    creerAgent(outils, {
      fonction,
      plateformeId: monde.plateformeId,
      organismeId: monde.organismes[UNITE_DE_FONCTION[fonction]] ?? null,
    });
  const acteurs: Record<CompteLivret, Acteur> = {
    referente: monde.agents.ASSISTANT_SERVICE_SOCIAL,
    collegue: await agent('ASSISTANT_SERVICE_SOCIAL'),
    etrangere: await agent('ASSISTANT_SERVICE_SOCIAL'),
    csam: monde.agents.CSAM_SERVICE_SOCIAL,
    conseil: monde.agents.MEDECIN_CONSEIL,
    travail: monde.agents.MEDECIN_TRAVAIL,
    emploi: monde.agents.CONSEILLER_CAP_EMPLOI,
    assuree: dossier.assure,
    voisin: autre.assure,
    mandataire: monde.agents.MANDATAIRE,
    admin: monde.agents.ADMINISTRATEUR,
  };
  await relier(outils, monde, dossier, acteurs);
  for (const [compte, { utilisateurId }] of Object.entries(acteurs)) {
    await sql(
      `UPDATE utilisateur SET emetteur = 'demo', sujet = $2, civilite = $3, nom = $4, prenom = 'Prénom' WHERE id = $1`,
      [utilisateurId, compte, compte === 'travail' ? 'Dr' : 'Mme', `Nom ${compte}`],
    );
    await ecrireCourriel(sql, utilisateurId, `${compte}@exemple.invalid`);
  }
  const clients = new Map<CompteLivret, Promise<ClientHttp>>();
  return {
    app,
    monde,
    dossier,
    autre,
    acteurs,
    sql,
    client: (compte) => {
      const connu = clients.get(compte) ?? connecter(app.url, compte);
      clients.set(compte, connu);
      return connu;
    },
    fermer: async () => {
      await bassin.end();
      await app.fermer();
    },
  };
}

async function relier(
  outils: Outils,
  monde: Monde,
  { dossierId }: DossierDEssai,
  a: Record<CompteLivret, Acteur>,
): Promise<void> {
  await lier(outils, dossierId, a.referente.utilisateurId, 'REFERENT');
  for (const compte of ['collegue', 'conseil', 'travail', 'emploi'] as const)
    await lier(outils, dossierId, a[compte].utilisateurId);
  await consentir(outils, dossierId, { portee: 'ASSURANCE_MALADIE' });
  await consentir(outils, dossierId, {
    portee: 'PARTENAIRE',
    unite: 'SPST',
    organismeId: monde.organismes.SPST,
    categories: ['identite', 'emploi', 'livret'],
  });
  await consentir(outils, dossierId, {
    portee: 'PARTENAIRE',
    unite: 'CAP_EMPLOI',
    organismeId: monde.organismes.CAP_EMPLOI,
    categories: ['emploi'],
  });
  await outils.sql(
    `INSERT INTO mandat (id, mandataire_id, dossier_id, debut) VALUES ($1,$2,$3, now() - interval '1 day')`,
    [nouvelId(), a.mandataire.utilisateurId, dossierId],
  );
}
