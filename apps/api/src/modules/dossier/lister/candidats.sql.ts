import { UNITE_DE_FONCTION, UNITES_ASSURANCE_MALADIE, type Alerte, type Fonction, type Unite } from '@pdp/domain';
import { alertesSql, ESTOUVERT } from '../projection/alertes.sql.js';
import type { DroitsFonction } from '../projection/droits.sql.js';
import { DERNIER_ARRET, enCoursSql } from '../projection/morceaux.js';
import { accordsVus } from '../lire/lire.requete.js';
import type { Recherche } from './lire-recherche.js';

/** Ce qui change le texte de la requête (et donc son nom) ; tout le reste est un paramètre. */
export type FormeListe = {
  readonly fonction: Fonction;
  readonly referent: boolean;
  readonly alerte: Alerte | null;
  readonly recherche: Recherche['sorte'];
  readonly mots: number;
  readonly jour: string;
};

/**
 * D'où partent les candidats : `liens` suit les index des liens, déjà triés par dossier (UUID v7 : du plus récent au plus
 * ancien) ; `plateforme` et `referent` suivent l'index daté du dossier. Aucune page ne trie plus que sa taille.
 */
export type Source = 'liens' | 'plateforme' | 'referent';

export function sourceDe({ fonction, referent }: FormeListe): Source {
  if (referent) return 'referent';
  const unite: Unite = UNITE_DE_FONCTION[fonction];
  const deService = unite !== 'SERVICE_SOCIAL' && (UNITES_ASSURANCE_MALADIE as readonly Unite[]).includes(unite);
  return deService ? 'plateforme' : 'liens';
}

/** Paramètres fixes, après les cinq du sujet. */
export const P = {
  jour: '$6::date',
  limite: '$7::int',
  etat: '$8::text',
  curseurLe: '$9::timestamptz',
  curseurId: '$10::uuid',
  valeur: '$11::text',
  motifs: ['$12::text', '$13::text', '$14::text'],
} as const;

/** Sous-requête des dossiers de la page, avec ce que le lecteur lit de chacun. */
export function candidatsSql(forme: FormeListe, droits: DroitsFonction): string {
  const source = sourceDe(forme);
  const branches = BRANCHES[source](forme, droits).map((branche) => `(${brancheSql(branche, forme, droits, source)})`);
  return branches.length === 1
    ? (branches[0] ?? '')
    : `SELECT * FROM (${branches.join(' UNION ')}) x ORDER BY ${ORDRE_EXTERNE[source]} LIMIT ${P.limite}`;
}

/** Tri d'une page, sur les colonnes rendues. */
export const ORDRE_EXTERNE: Readonly<Record<Source, string>> = {
  liens: 'id DESC',
  plateforme: 'ouvert_le DESC, id DESC',
  referent: 'ouvert_le DESC, id DESC',
};

const ID_MAX = `'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid`;

type Branche = { readonly depuis: string; readonly ou: string; readonly cle: string };

// Un dossier par lien, par sa clé : une fusion de deux index ferait grandir la page avec le nombre total de dossiers.
const PAR_LIEN =
  'affectation_dossier a CROSS JOIN LATERAL (SELECT x.* FROM dossier x WHERE x.id = a.dossier_id OFFSET 0) d';

const BRANCHES: Readonly<Record<Source, (forme: FormeListe, droits: DroitsFonction) => readonly Branche[]>> = {
  liens: ({ fonction }) => [
    { depuis: PAR_LIEN, ou: `a.utilisateur_id = $1::uuid AND ${enCoursSql('a')}`, cle: 'a.dossier_id' },
    ...(UNITE_DE_FONCTION[fonction] === 'SERVICE_SOCIAL'
      ? []
      : [
          {
            depuis: PAR_LIEN,
            ou: `a.unite = $2::text AND a.organisme_id = $3::uuid AND ${enCoursSql('a')}`,
            cle: 'a.dossier_id',
          },
        ]),
    ...(fonction === 'CSAM_SERVICE_SOCIAL'
      ? [{ depuis: 'dossier d', ou: `d.plateforme_id = $4::uuid AND d.etat = 'OUVERT_SANS_PARTAGE'`, cle: 'd.id' }]
      : []),
  ],
  plateforme: (_, { exigePartage }) => [
    // Sans ce repère, chaque dossier pas encore partagé serait lu puis écarté : la page grandirait avec la plateforme.
    {
      depuis: 'dossier d',
      ou: `d.plateforme_id = $4::uuid${exigePartage ? ' AND d.partage_possible' : ''}`,
      cle: 'd.ouvert_le, d.id',
    },
    {
      depuis: PAR_LIEN,
      ou: `a.utilisateur_id = $1::uuid AND ${enCoursSql('a')} AND d.plateforme_id IS DISTINCT FROM $4::uuid`,
      cle: 'd.ouvert_le, d.id',
    },
  ],
  referent: () => [{ depuis: 'dossier d', ou: 'd.referent_id = $1::uuid', cle: 'd.ouvert_le, d.id' }],
};

function brancheSql({ depuis, ou, cle }: Branche, forme: FormeListe, droits: DroitsFonction, source: Source): string {
  // coalesce plutôt que « IS NULL OR » : la borne reste une condition d'index, la centième page coûte comme la première.
  const curseur =
    source === 'liens'
      ? `${cle} < coalesce(${P.curseurId}, ${ID_MAX})`
      : `(d.ouvert_le, d.id) < (coalesce(${P.curseurLe}, 'infinity'::timestamptz), coalesce(${P.curseurId}, ${ID_MAX}))`;
  const { expressions, portees } = droits;
  const entier = (categorie: 'arret' | 'nir'): string =>
    portees[categorie] === undefined ? expressions[categorie] : 'FALSE';
  // DISTINCT : un agent peut avoir plusieurs liens, fini et repris, avec le même dossier.
  const distinct = cle === 'a.dossier_id' ? 'DISTINCT' : '';
  return `SELECT ${distinct} ${cle === 'a.dossier_id' ? 'a.dossier_id AS id' : 'd.id'}, d.ouvert_le, ${expressions.identite} AS lit_identite, ${expressions.arret} AS lit_arret, ${entier('arret')} AS lit_risque,
      ${expressions.taches} AS lit_taches, ${accordsVus(forme.fonction, droits)} AS lit_accords
    FROM ${depuis} ${joindreRecherche(forme)} ${forme.alerte === 'FIN_ARRET_PROCHE' ? DERNIER_ARRET : ''}
    CROSS JOIN (SELECT ${P.jour} AS aujourdhui) jour
    ${droits.jointure}
    WHERE ${ou} AND ${curseur} AND (${P.etat} IS NULL OR d.etat = ${P.etat}) AND ${filtreRecherche(forme, droits)} AND ${filtreAlerte(forme, droits)} AND ${droits.visible}
    ORDER BY ${cle === 'a.dossier_id' ? 'a.dossier_id DESC' : source === 'liens' ? 'd.id DESC' : 'd.ouvert_le DESC, d.id DESC'} LIMIT ${P.limite}`;
}

const joindreRecherche = ({ recherche }: FormeListe): string =>
  recherche === 'nom' || recherche === 'nir' ? 'JOIN assure s ON s.id = d.assure_id' : '';

// Chercher par nom ou par NIR, c'est lire ce nom ou ce NIR : sans ce droit, la recherche serait un oracle.
function filtreRecherche({ recherche, mots }: FormeListe, { expressions, portees }: DroitsFonction): string {
  if (recherche === 'numero') return `d.numero = ${P.valeur}`;
  if (recherche === 'nir')
    return `s.nir_empreinte = decode(${P.valeur}, 'hex') AND ${portees.nir === undefined ? expressions.nir : 'FALSE'}`;
  if (recherche === 'nom')
    return `${P.motifs
      .slice(0, mots)
      .map((motif) => `s.recherche LIKE ${motif}`)
      .join(' AND ')} AND ${expressions.identite}`;
  return 'TRUE';
}

function filtreAlerte({ alerte, jour, fonction }: FormeListe, droits: DroitsFonction): string {
  if (alerte === null) return 'TRUE';
  const conditions = alertesSql(jour, {
    arret: droits.portees.arret === undefined ? droits.expressions.arret : 'FALSE',
    taches: droits.expressions.taches,
    consentements: accordsVus(fonction, droits),
  });
  return `${ESTOUVERT} AND ${conditions[alerte]}`;
}
