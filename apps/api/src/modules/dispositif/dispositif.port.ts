import type { DonneesDispositif, TypeDispositif } from '@pdp/domain';

/** Un dispositif lu par un autre module : ce qui a été saisi, sans ses gestes passés ni ses tâches. */
export type DispositifLu = {
  readonly id: string;
  readonly type: TypeDispositif;
  readonly etat: string;
  readonly version: number;
  readonly donnees: DonneesDispositif;
};

/** Dispositifs d'un dossier, pour un autre module ; le droit de lire chacun est vérifié par l'appelant. */
export abstract class DispositifsPort {
  abstract duDossier(dossierId: string): Promise<readonly DispositifLu[]>;
}
