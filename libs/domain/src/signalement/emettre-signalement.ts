import type { Fonction } from '../annuaire/fonctions.js';
import { lireCodePostal, lireCourriel, lireTelephone } from '../assure/coordonnees.js';
import { LIBELLES_SEXE } from '../assure/identite.js';
import { LIMITES_TEXTE } from '../contrats/commun.contrat.js';
import { formeNir } from '../dossier/fiche-schemas.js';
import { LIBELLES_RISQUE } from '../dossier/vocabulaire.js';
import type { DateCivile } from '../noyau/date-civile.js';
import type { ErreurChamp } from '../noyau/erreur.js';
import { enInstant } from '../noyau/horloge.js';
import { echec, succes, type Resultat } from '../noyau/resultat.js';
import {
  champBooleen,
  champChoix,
  champDate,
  champForme,
  champTexte,
  type Contenu,
  type Schema,
} from '../noyau/schema-champs.js';
import { lireContenu } from '../noyau/schema.js';
import { origineDeFonction, type Origine } from './vocabulaire.js';
import type { Signalement } from './signalement.js';

/** Lit le formulaire court de signalement ; toutes les fautes reviennent d'un coup, chemins `assure.nir`, `arret.dateDebut`. */
export const lireSaisieSignalement = (
  valeur: unknown,
  aujourdhui: DateCivile,
): Resultat<SaisieSignalement, readonly ErreurChamp[]> => {
  const { assure, arret, ...reste } = (typeof valeur === 'object' && valeur !== null ? valeur : {}) as Record<
    string,
    unknown
  >;
  const luReste = lireContenu(SCHEMA_SIGNALEMENT, reste, aujourdhui);
  const luAssure = lireSous(SCHEMA_ASSURE_SIGNALE, assure, 'assure', aujourdhui);
  const luArret =
    arret === undefined || arret === null ? succes(null) : lireSous(SCHEMA_ARRET_SIGNALE, arret, 'arret', aujourdhui);
  if (luReste.ok && luAssure.ok && luArret.ok) {
    const fin = luArret.valeur?.dateFinPrescrite ?? null;
    return luArret.valeur && fin !== null && fin < luArret.valeur.dateDebut
      ? echec([
          {
            chemin: 'arret.dateFinPrescrite',
            code: 'FIN_AVANT_DEBUT',
            message: 'Cette date est avant le début de l’arrêt.',
          },
        ])
      : succes({
          ...luReste.valeur,
          assureInforme: luReste.valeur.assureInforme === true,
          assure: luAssure.valeur,
          arret: luArret.valeur,
        });
  }
  return echec([luReste, luAssure, luArret].flatMap((lu) => (lu.ok ? [] : lu.erreur)));
};

/** Signalement neuf, à l'état émis ; `null` si cette fonction ne signale pas. */
export const emettreSignalement = (fonction: Fonction, maintenant: Date): Signalement | null => {
  const origine = origineDeFonction(fonction);
  return origine === null ? null : nouveauSignalement(origine, maintenant);
};

/** Signalement neuf pour une origine donnée, notamment la liste de la CPAM. */
export const nouveauSignalement = (origine: Origine, maintenant: Date): Signalement => ({
  etat: 'EMIS',
  origine,
  emisLe: enInstant(maintenant),
  closLe: null,
  niveauComplexite: null,
  orientation: null,
  motifCloture: null,
  tentatives: [],
});

/** Champs de l'assuré signalé. */
export const SCHEMA_ASSURE_SIGNALE = {
  nir: champForme('Numéro de sécurité sociale', 30, formeNir, { obligatoire: true }),
  nomNaissance: champTexte('Nom de naissance', LIMITES_TEXTE.nom, { obligatoire: true }),
  nomUsage: champTexte('Nom d’usage', LIMITES_TEXTE.nom),
  prenom: champTexte('Prénom', LIMITES_TEXTE.nom, { obligatoire: true }),
  dateNaissance: champDate('Date de naissance', { obligatoire: true, pasFuture: true }),
  sexe: champChoix('Sexe', LIBELLES_SEXE, { obligatoire: true }),
  telephone: champForme('Téléphone', 30, lireTelephone),
  courriel: champForme('Courriel', 254, lireCourriel),
  codePostal: champForme('Code postal', 10, lireCodePostal),
} as const;

/** Champs de l'arrêt signalé. */
export const SCHEMA_ARRET_SIGNALE = {
  dateDebut: champDate('Début de l’arrêt', { obligatoire: true, pasFuture: true }),
  risque: champChoix('Risque', LIBELLES_RISQUE, { obligatoire: true }),
  dateFinPrescrite: champDate('Fin prescrite'),
} as const;

/** Champs propres au signalement. */
export const SCHEMA_SIGNALEMENT = {
  // Un code de la liste, ou quelques mots quand aucun ne convient : l'émetteur n'est jamais bloqué par la liste.
  motif: champTexte('Raison du signalement', LIMITES_TEXTE.motCourt, { obligatoire: true, partage: true }),
  commentaire: champTexte('Précision, sans raison médicale', LIMITES_TEXTE.commentaire, {
    multiligne: true,
    partage: true,
  }),
  assureInforme: champBooleen('La personne est informée de ce signalement'),
} as const;

/** Formulaire de signalement vérifié. */
export interface SaisieSignalement {
  readonly motif: string;
  readonly commentaire: string | null;
  readonly assureInforme: boolean;
  readonly assure: Contenu<typeof SCHEMA_ASSURE_SIGNALE>;
  readonly arret: Contenu<typeof SCHEMA_ARRET_SIGNALE> | null;
}

const lireSous = <S extends Schema>(
  schema: S,
  valeur: unknown,
  base: string,
  aujourdhui: DateCivile,
): Resultat<Contenu<S>, readonly ErreurChamp[]> => {
  const lu = lireContenu(schema, valeur ?? {}, aujourdhui);
  if (lu.ok) return lu;
  return echec(
    lu.erreur.map((erreur) => ({ ...erreur, chemin: erreur.chemin === '' ? base : `${base}.${erreur.chemin}` })),
  );
};
