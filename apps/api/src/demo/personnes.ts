import { cleNir, normaliserPourRecherche } from '@pdp/domain';
import type { Monde } from './monde.js';
import { COMMUNES, NOMS, PRENOMS_F, PRENOMS_M, RUES, SECTEURS } from './noms.js';
import { PLATEFORMES, type Territoire } from './organismes.js';

export type PersonneDemo = {
  readonly id: string;
  readonly sexe: 'F' | 'M';
  readonly nom: string;
  readonly prenom: string;
  readonly age: number;
  readonly territoire: Territoire;
  readonly arret: { readonly id: string; readonly debut: number; readonly fin: number; readonly risque: string };
  readonly emploi: {
    readonly statut: string;
    readonly employeur: string | null;
    readonly siret: string | null;
    readonly ape: string | null;
    readonly metier: string;
  };
};

type Choix = Partial<{
  sexe: 'F' | 'M';
  nom: string;
  prenom: string;
  age: number;
  debutArret: number;
  finArret: number;
  risque: string;
  employeur: string;
  metier: string;
  territoire: Territoire;
}>;

// Poids de domain.md 7.5 (Bretagne) : l'accident de trajet est compté à part de l'accident du travail.
const RISQUES = [
  ['MALADIE', 78],
  ['ACCIDENT_TRAVAIL', 11],
  ['MALADIE_PROFESSIONNELLE', 8],
  ['ACCIDENT_TRAJET', 3],
] as const;
const STATUTS = [
  ['CDI', 72],
  ['CDD', 8],
  ['INTERIM', 6],
  ['TRAVAILLEUR_INDEPENDANT', 6],
  ['DEMANDEUR_EMPLOI', 6],
  ['SALARIE_EN_ACTIVITE', 2],
] as const;
const AGES: readonly (readonly [readonly [number, number], number])[] = [
  [[18, 25], 4],
  [[26, 45], 38],
  [[46, 59], 49],
  [[60, 66], 9],
];

let rang = 0;

/** Ajoute un assuré et son arrêt ; un choix absent est tiré au hasard. Les NIR ont une clé juste et un ordre impossible en mairie (990). */
export function ajouterPersonne(monde: Monde, choix: Choix = {}): PersonneDemo {
  const { alea } = monde;
  const sexe = choix.sexe ?? (alea.vrai(0.59) ? 'F' : 'M');
  const tranche = alea.pondere(AGES);
  const age = choix.age ?? alea.entier(tranche[0], tranche[1]);
  const naissance = monde.jour(-age * 365 - alea.entier(10, 300) - 11);
  const [codePostal, commune] = alea.un(COMMUNES);
  const secteur = alea.pondere(SECTEURS.map((s) => [s, s.poids] as const));
  const statut = choix.employeur ? 'CDI' : alea.pondere(STATUTS);
  const salarie = statut !== 'DEMANDEUR_EMPLOI' && statut !== 'TRAVAILLEUR_INDEPENDANT';
  const debut = choix.debutArret ?? -alea.entier(35, 420);
  const personne: PersonneDemo = {
    id: monde.id(monde.instant(debut)),
    sexe,
    nom: choix.nom ?? alea.un(NOMS),
    prenom: choix.prenom ?? alea.un(sexe === 'F' ? PRENOMS_F : PRENOMS_M),
    age,
    territoire: choix.territoire ?? 'morbihan',
    arret: {
      id: monde.id(monde.instant(debut)),
      debut,
      fin: choix.finArret ?? alea.entier(5, 120),
      risque: choix.risque ?? alea.pondere(RISQUES),
    },
    emploi: {
      statut,
      employeur: salarie ? (choix.employeur ?? alea.un(secteur.employeurs)) : null,
      siret: salarie ? siret(monde) : null,
      ape: salarie ? secteur.ape : null,
      metier: choix.metier ?? alea.un(secteur.metiers),
    },
  };
  ecrire(monde, personne, { naissance, codePostal, commune });
  return personne;
}

function ecrire(monde: Monde, p: PersonneDemo, lieu: { naissance: string; codePostal: string; commune: string }): void {
  const plateforme = PLATEFORMES[p.territoire];
  const cree = monde.instant(p.arret.debut);
  monde.ajouter('assure', {
    id: p.id,
    plateforme_id: plateforme.id,
    nir: nir(p, lieu.naissance),
    nom_naissance: p.nom,
    nom_usage: null,
    prenom: p.prenom,
    date_naissance: lieu.naissance,
    sexe: p.sexe,
    telephone: `06${String(99_000_000 + rang).slice(0, 8)}`,
    courriel: `assure${rang}@exemple.invalid`,
    adresse: `${monde.alea.entier(1, 90)} ${monde.alea.un(RUES)}`,
    code_postal: lieu.codePostal,
    commune: lieu.commune,
    regime: 'GENERAL',
    recherche: normaliserPourRecherche(`${p.nom} ${p.prenom}`),
    version: 1,
    cree_le: cree,
    maj_le: cree,
  });
  monde.ajouter('arret_travail', {
    id: p.arret.id,
    assure_id: p.id,
    date_debut: monde.jour(p.arret.debut),
    date_fin_prescrite: monde.jour(p.arret.fin),
    risque: p.arret.risque,
    statut_emploi: p.emploi.statut,
    siret: p.emploi.siret,
    raison_sociale: p.emploi.employeur,
    code_ape: p.emploi.ape,
    prolongations: monde.alea.entier(0, 5),
    source: 'LISTE_CPAM',
    cree_le: cree,
    maj_le: cree,
  });
}

// Département de naissance 56, commune 990 et au-delà : ces codes n'existent pas, le NIR ne peut être celui de personne.
function nir(p: PersonneDemo, naissance: string): string {
  rang += 1;
  const corps = `${p.sexe === 'F' ? '2' : '1'}${naissance.slice(2, 4)}${naissance.slice(5, 7)}56${990 + (Math.floor(rang / 1000) % 10)}${String(rang % 1000).padStart(3, '0')}`;
  return corps + cleNir(corps);
}

function siret(monde: Monde): string {
  const corps = `99${monde.alea.entier(10_000_000_000, 99_999_999_999)}`.slice(0, 13);
  let somme = 0;
  for (let i = 0; i < 13; i++) {
    const chiffre = Number(corps[12 - i]) * (i % 2 === 0 ? 2 : 1);
    somme += chiffre > 9 ? chiffre - 9 : chiffre;
  }
  return `${corps}${(10 - (somme % 10)) % 10}`;
}

/** Remet à zéro la suite des NIR : un second chargement donne les mêmes. */
export function remettreLesRangs(): void {
  rang = 0;
}
