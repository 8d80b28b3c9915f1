import { estScellee } from '../platform/chiffrement/categories-scellees.js';
import type { Coffre } from '../platform/chiffrement/coffre.js';
import { scellerContacts } from '../platform/chiffrement/contacts.js';
import { scellerCoordonnees } from '../platform/chiffrement/coordonnees.js';
import { nouvelId } from '../platform/config/identifiants.js';
import type { LECTURES_SQL } from './sql/chiffrement-au-repos.sql.js';

export type TableScellee = keyof typeof LECTURES_SQL;

/** Colonnes d'avant, que les sceaux remplacent. */
export const COLONNES_EN_CLAIR: Readonly<Record<TableScellee, readonly string[]>> = {
  assure: ['nir', 'telephone', 'courriel', 'adresse', 'code_postal', 'commune'],
  categorie_dossier: ['contenu'],
  visite_pre_reprise: ['resultat'],
  signalement: [],
  livret_brouillon: ['contenu'],
  livret_version: ['contenu'],
  livret_cap: ['texte'],
  livret_proposition: ['phrase'],
  livret_question: ['texte', 'reponse'],
  idempotence: ['corps'],
  import_ligne: ['nir', 'telephone', 'courriel', 'adresse', 'code_postal', 'commune', 'brut'],
};

/** Ligne lue avant le chiffrement. */
export type LigneEnClair = Readonly<Record<string, unknown>>;

type Sceaux = { readonly cle: Record<string, unknown>; readonly valeurs: Record<string, unknown> };

/** Valeurs scellées d'une ligne d'avant : les mêmes colonnes pour toutes les lignes d'une table. */
export const sceauxDeLigne = (coffre: Coffre, table: TableScellee, ligne: LigneEnClair): Sceaux =>
  SCELLER[table](coffre, ligne);

const SCELLER: Readonly<Record<TableScellee, (coffre: Coffre, l: LigneEnClair) => Sceaux>> = {
  assure: (coffre, l) => ({ cle: { id: l['id'] }, valeurs: identite(coffre, l['id'] as string, l) }),
  categorie_dossier: (coffre, { dossier_id, categorie, contenu }) => ({
    cle: { dossier_id, categorie },
    valeurs: {
      contenu_scelle: coffre.scellerJson(
        'categorie_dossier.contenu_scelle',
        `${String(dossier_id)}:${String(categorie)}`,
        contenu,
      ),
    },
  }),
  visite_pre_reprise: (coffre, l) => parId(l, { resultat_scelle: json(coffre, 'visite_pre_reprise.resultat_scelle', l, 'resultat') }), // prettier-ignore
  signalement: (coffre, l) => parId(l, motsRecus(coffre, l)),
  livret_brouillon: (coffre, { dossier_id, contenu }) => ({
    cle: { dossier_id },
    valeurs: { contenu_scelle: coffre.scellerJson('livret_brouillon.contenu_scelle', dossier_id as string, contenu) },
  }),
  livret_version: (coffre, l) => parId(l, { contenu_scelle: json(coffre, 'livret_version.contenu_scelle', l, 'contenu') }), // prettier-ignore
  livret_cap: (coffre, l) => parId(l, { texte_scelle: texte(coffre, 'livret_cap.texte_scelle', l, 'texte') }),
  livret_proposition: (coffre, l) => parId(l, { phrase_scellee: texte(coffre, 'livret_proposition.phrase_scellee', l, 'phrase') }), // prettier-ignore
  livret_question: (coffre, l) =>
    parId(l, {
      texte_scelle: texte(coffre, 'livret_question.texte_scelle', l, 'texte'),
      reponse_scellee: texte(coffre, 'livret_question.reponse_scellee', l, 'reponse'),
    }),
  idempotence: (coffre, { utilisateur_id, cle, corps }) => ({
    cle: { utilisateur_id, cle },
    valeurs: {
      corps_scelle: coffre.scellerJson('idempotence.corps_scelle', `${String(utilisateur_id)}:${String(cle)}`, corps),
      import_id: (corps as { importId?: string } | null)?.importId ?? null,
    },
  }),
  import_ligne: (coffre, l) => {
    const candidat = nouvelId();
    const ligne = `${String(l['import_id'])}:${String(l['numero'])}`;
    const brut = l['brut'] === null ? null : coffre.sceller('import_ligne.brut_scelle', ligne, l['brut'] as string);
    return {
      cle: { import_id: l['import_id'], numero: l['numero'] },
      valeurs: { assure_candidat: candidat, brut_scelle: brut, ...identite(coffre, candidat, l) },
    };
  },
};

const parId = (l: LigneEnClair, valeurs: Record<string, unknown>): Sceaux => ({ cle: { id: l['id'] }, valeurs });

type Colonne = Parameters<Coffre['sceller']>[0];

const json = (coffre: Coffre, colonne: Colonne, l: LigneEnClair, champ: string): string | null =>
  l[champ] == null ? null : coffre.scellerJson(colonne, l['id'] as string, l[champ]);

const texte = (coffre: Coffre, colonne: Colonne, l: LigneEnClair, champ: string): string | null =>
  l[champ] == null ? null : coffre.sceller(colonne, l['id'] as string, l[champ] as string);

// Une ligne rejetée d'un import n'a pas de NIR.
function identite(coffre: Coffre, assureId: string, l: LigneEnClair): Record<string, unknown> {
  const lu = (champ: string): string | null => (l[champ] as string | null | undefined) ?? null;
  const nir = lu('nir');
  return {
    nir_scelle: nir === null ? null : coffre.sceller('assure.nir_scelle', assureId, nir),
    nir_empreinte: nir === null ? null : `\\x${coffre.empreinteNir(nir).toString('hex')}`,
    ...scellerCoordonnees(coffre, assureId, {
      telephone: lu('telephone'),
      courriel: lu('courriel'),
      adresse: lu('adresse'),
      codePostal: lu('code_postal'),
      commune: lu('commune'),
    }),
  };
}

function motsRecus(coffre: Coffre, l: LigneEnClair): Record<string, unknown> {
  if (l['recu'] == null) return {};
  const { telephone = null, codePostal = null, ...reste } = l['recu'] as Record<string, unknown>;
  return {
    recu: reste,
    recu_scelle: coffre.scellerJson('signalement.recu_scelle', l['id'] as string, { telephone, codePostal }),
  };
}

/** Ligne écrite comme avant le chiffrement (démonstration, essais), sous les colonnes d'aujourd'hui. */
export function scellerLigne(coffre: Coffre, table: string, ligne: LigneEnClair): LigneEnClair {
  if (table === 'utilisateur') return scellerUtilisateur(coffre, ligne);
  if (table === 'livret_mot') return scellerMot(coffre, ligne);
  if (!estTableScellee(table) || (table === 'categorie_dossier' && !estScellee(ligne['categorie'] as string)))
    return ligne;
  const enClair = COLONNES_EN_CLAIR[table];
  const reste = Object.fromEntries(Object.entries(ligne).filter(([colonne]) => !enClair.includes(colonne)));
  return { ...reste, ...sceauxDeLigne(coffre, table, ligne).valeurs };
}

const scellerUtilisateur = (coffre: Coffre, { courriel, telephone, ...reste }: LigneEnClair): LigneEnClair => ({
  ...reste,
  ...scellerContacts(coffre, reste['id'] as string, {
    courriel: (courriel as string | undefined) ?? null,
    telephone: (telephone as string | undefined) ?? null,
  }),
});

const scellerMot = (coffre: Coffre, { texte: clair, ...reste }: LigneEnClair): LigneEnClair => ({
  ...reste,
  texte_scelle: coffre.sceller('livret_mot.texte_scelle', reste['id'] as string, clair as string),
});

const estTableScellee = (table: string): table is TableScellee => Object.hasOwn(SCELLER, table);
