import { insererScellee } from '../../../../test/cles-de-test.js';
import {
  FONCTIONS,
  UNITE_DE_FONCTION,
  type CategorieFiche,
  type CategoriePartageable,
  type Fonction,
  type Unite,
  CATEGORIES_ACCORD_INTERNE,
  CATEGORIES_PARTAGEABLES,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { nouvelId } from '../../../platform/config/identifiants.js';
import type { Outils } from './outils.js';

/** Marque unique d'une catégorie : la trouver dans une réponse prouve que son contenu y est. */
export const canari = (categorie: string): string => `ZQX${categorie}`;

/** Petit monde : une plateforme, un organisme par unité, un agent par fonction, et une autre plateforme. */
export type Monde = {
  readonly plateformeId: string;
  readonly autrePlateformeId: string;
  readonly organismes: Readonly<Partial<Record<Unite, string>>>;
  readonly agents: Readonly<Record<Fonction, Acteur>>;
};

const HORS_ORGANISME: readonly Unite[] = ['ASSURE'];

/** Crée le monde ; `departement` distingue deux mondes d'une même base. */
export async function creerMonde({ sql }: Outils, departement = '56'): Promise<Monde> {
  const [plateformeId, autrePlateformeId] = [nouvelId(), nouvelId()];
  await sql(`INSERT INTO plateforme (id, nom, departement) VALUES ($1,'Morbihan',$3), ($2,'Finistère','29')`, [
    plateformeId,
    autrePlateformeId,
    departement,
  ]);
  const organismes: Partial<Record<Unite, string>> = {};
  for (const unite of new Set(Object.values(UNITE_DE_FONCTION))) {
    if (HORS_ORGANISME.includes(unite)) continue;
    organismes[unite] = nouvelId();
    await sql(`INSERT INTO organisme (id, type, nom, plateforme_id, unites) VALUES ($1,'EDITEUR',$2,$3,$4)`, [
      organismes[unite],
      `Organisme ${unite}`,
      plateformeId,
      [unite],
    ]);
  }
  const agents = {} as Record<Fonction, Acteur>;
  for (const fonction of FONCTIONS)
    agents[fonction] = await creerAgent(
      { sql },
      { fonction, plateformeId, organismeId: organismes[UNITE_DE_FONCTION[fonction]] ?? null },
    );
  return { plateformeId, autrePlateformeId, organismes, agents };
}

/** Ajoute un agent et rend l'acteur qu'il serait une fois connecté. */
export async function creerAgent(
  { sql }: Pick<Outils, 'sql'>,
  {
    fonction,
    plateformeId,
    organismeId,
    assureId = null,
  }: { fonction: Fonction; plateformeId: string; organismeId: string | null; assureId?: string | null },
): Promise<Acteur> {
  const [utilisateurId, habilitationId] = [nouvelId(), nouvelId()];
  await sql(
    `INSERT INTO utilisateur (id, emetteur, sujet, nom, prenom, assure_id) VALUES ($1,'essai',$2,$3,'Agent',$4)`,
    [utilisateurId, utilisateurId, fonction.toLowerCase(), assureId],
  );
  await sql(
    `INSERT INTO habilitation (id, utilisateur_id, fonction, unite, organisme_id, plateforme_id, debut) VALUES ($1,$2,$3,$4,$5,$6,now() - interval '1 day')`,
    [habilitationId, utilisateurId, fonction, UNITE_DE_FONCTION[fonction], organismeId, plateformeId],
  );
  return {
    utilisateurId,
    sessionId: nouvelId(),
    habilitationId,
    fonction,
    unite: UNITE_DE_FONCTION[fonction],
    organismeId,
    plateformeId,
    assureId,
    nom: `Agent ${fonction}`,
    correlationId: 'essai',
  };
}

/** Contenus valides de la fiche, une marque dans chacun. */
export const CONTENUS: Readonly<Partial<Record<CategorieFiche, object>>> = {
  identite: { representantLegal: canari('identiteExtra') },
  coordonnees: { telephone2: null, canalPrefere: 'TELEPHONE', consigne: canari('coordonneesExtra') },
  arret: {
    prolongations: [],
    dateReprise: null,
    dateFinDroits: '2031-07-09',
    sourceFinDroits: 'SAISIE_CPAM',
    finDroitsSaisieLe: null,
  },
  avis: {
    avis: [{ objet: 'REPRISE', sensAvis: 'RESERVE', date: '2019-03-07', dureeJours: null, valableJusquAu: null }],
  },
  capacites: { capacites: ['MARCHER'], restrictions: [], amenagements: [], precisions: canari('capacites') },
  social: { menage: 'PERSONNE_SEULE', diagnosticSocial: canari('social'), difficultes: [] },
  finances: { ressourcesMensuelles: 98765, commentaire: canari('finances') },
  emploi: { statutEmploi: 'CDI', employeur: canari('emploi'), poste: 'Aide-soignante' },
  statutSante: {
    rqth: 'ACCORDEE',
    rqthFin: '2033-05-06',
    invalidite: 'CATEGORIE_2',
    invaliditeDepuis: '2018-02-03',
    titreBoeth: [],
  },
  projet: { intention: 'RECONVERSION', description: canari('projet') },
};

/** Ce qu'une réponse ne doit pas contenir si la catégorie n'est pas lisible en entier. */
export const MARQUES: Readonly<Record<CategorieFiche, readonly string[]>> = {
  identite: [canari('identite'), canari('identiteExtra'), '1961-08-17'],
  nir: ['26108561'],
  coordonnees: [canari('adresse'), canari('coordonneesExtra'), '+33677889900'],
  arret: ['2031-07-09', 'MALADIE_PROFESSIONNELLE'],
  avis: ['2019-03-07', 'RESERVE'],
  capacites: [canari('capacites'), 'MARCHER'],
  social: [canari('social'), 'PERSONNE_SEULE'],
  finances: [canari('finances'), '98765'],
  emploi: [canari('emploi'), 'Aide-soignante'],
  statutSante: ['ACCORDEE', '2033-05-06', '2018-02-03', 'CATEGORIE_2'],
  projet: [canari('projet'), 'RECONVERSION'],
};

export type DossierDEssai = { readonly dossierId: string; readonly assureId: string; readonly assure: Acteur };

/** NIR inventé du rang donné : deux rangs voisins diffèrent dans les treize premiers caractères, seuls distinctifs. */
export const nirDEssai = (rang: number): string => `26108561${String(rang).slice(-5).padStart(5, '0')}00`;

/** Assuré et dossier aux contenus marqués ; aucun lien, aucun accord. */
export async function creerDossier(
  outils: Outils,
  monde: Monde,
  options: { nir?: string; etat?: string; numero?: string } = {},
): Promise<DossierDEssai> {
  const { sql } = outils;
  const [assureId, dossierId, arretId] = [nouvelId(), nouvelId(), nouvelId()];
  const nir = options.nir ?? '261085617523468';
  await insererScellee(sql, 'assure', {
    id: assureId,
    plateforme_id: monde.plateformeId,
    nir,
    nom_naissance: canari('identite'),
    prenom: 'Sophie',
    date_naissance: '1961-08-17',
    sexe: 'F',
    telephone: '+33677889900',
    adresse: canari('adresse'),
    code_postal: '56000',
    commune: 'Vannes',
    recherche: `${canari('identite').toLowerCase()} sophie`,
  });
  await sql(
    `INSERT INTO arret_travail (id, assure_id, date_debut, date_fin_prescrite, risque, source) VALUES ($1,$2, (now() AT TIME ZONE 'Europe/Paris')::date - 140, (now() AT TIME ZONE 'Europe/Paris')::date + 60, 'MALADIE_PROFESSIONNELLE', 'ESSAI')`,
    [arretId, assureId],
  );
  await sql(
    `INSERT INTO dossier (id, numero, assure_id, plateforme_id, etat, niveau_complexite, version) VALUES ($1,$2,$3,$4,$5,3,5)`,
    [dossierId, options.numero ?? `56-2026-${nir.slice(-6)}`, assureId, monde.plateformeId, options.etat ?? 'EN_COURS'],
  );
  for (const [categorie, contenu] of Object.entries(CONTENUS)) {
    await insererScellee(sql, 'categorie_dossier', {
      dossier_id: dossierId,
      categorie,
      contenu,
      version_dossier: 2,
      maj_le: new Date(),
    });
  }
  const assure = await creerAgent(outils, {
    fonction: 'ASSURE',
    plateformeId: monde.plateformeId,
    organismeId: null,
    assureId,
  });
  return { dossierId, assureId, assure };
}

/** Relie un agent nommé. */
export async function lier(
  { sql }: Outils,
  dossierId: string,
  utilisateurId: string,
  role: 'REFERENT' | 'CERCLE' | 'REVUE' = 'CERCLE',
): Promise<string> {
  const id = nouvelId();
  await sql(
    `INSERT INTO affectation_dossier (id, dossier_id, utilisateur_id, role, debut) VALUES ($1,$2,$3,$4,now() - interval '1 hour')`,
    [id, dossierId, utilisateurId, role],
  );
  if (role === 'REFERENT') await sql(`UPDATE dossier SET referent_id = $2 WHERE id = $1`, [dossierId, utilisateurId]);
  return id;
}

/** Donne un accord directement en base, sans les liens que la route créerait. */
export async function consentir(
  { sql }: Outils,
  dossierId: string,
  accord: {
    portee: 'ASSURANCE_MALADIE' | 'PARTENAIRE';
    unite?: Unite;
    organismeId?: string | undefined;
    categories?: readonly CategoriePartageable[];
    retire?: boolean;
  },
): Promise<string> {
  const id = nouvelId();
  await sql(
    `INSERT INTO consentement (id, dossier_id, portee, unite, organisme_id, categories, version_texte, canal, debut, retire_le)
     VALUES ($1,$2,$3,$4,$5,$6,'1','SIGNATURE_MANUSCRITE',now() - interval '1 hour', CASE WHEN $7 THEN now() END)`,
    [
      id,
      dossierId,
      accord.portee,
      accord.unite ?? null,
      accord.organismeId ?? null,
      accord.categories ?? (accord.portee === 'PARTENAIRE' ? CATEGORIES_PARTAGEABLES : CATEGORIES_ACCORD_INTERNE),
      accord.retire ?? false,
    ],
  );
  return id;
}
