import { texteDeRecherche, type ArretRecu, type IdentiteRecue } from '../assure/assure.port.js';

/** Colonne `signalement.recu` : ce que l'émetteur a écrit, et ce qu'un agent doit vérifier au tri. */
export type MotsRecus = {
  readonly nomNaissance: string;
  readonly nomUsage: string | null;
  readonly prenom: string;
  readonly dateNaissance: string;
  readonly sexe: 'F' | 'M';
  readonly telephone: string | null;
  readonly codePostal: string | null;
  readonly arret: ArretRecu | null;
  /** Noms sans accent ni casse, pour que l'émetteur retrouve ses signalements. */
  readonly recherche: string;
  readonly identiteDiverge: boolean;
  readonly rapprochement: boolean;
};

/** Rassemble les mots de l'émetteur ; le NIR n'y est pas : il est sur l'assuré. */
export const enMotsRecus = (
  identite: Omit<IdentiteRecue, 'nir' | 'courriel' | 'regime'>,
  arret: ArretRecu | null,
  aVerifier: { readonly identiteDiverge: boolean; readonly rapprochement: boolean },
): MotsRecus => ({
  nomNaissance: identite.nomNaissance,
  nomUsage: identite.nomUsage,
  prenom: identite.prenom,
  dateNaissance: identite.dateNaissance,
  sexe: identite.sexe,
  telephone: identite.telephone,
  codePostal: identite.codePostal,
  arret,
  recherche: texteDeRecherche(identite),
  identiteDiverge: aVerifier.identiteDiverge,
  rapprochement: aVerifier.rapprochement,
});
