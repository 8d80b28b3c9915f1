import type { DispositifsVue, DonneesDispositif, ErreurMetier, Resultat, TypeDispositif } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';

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

/** Dispositifs d'un dossier, tels que ce lecteur peut les voir. À injecter : `DispositifsDuLecteurPort`. */
export abstract class DispositifsDuLecteurPort {
  /** Lecture journalisée ; introuvable pour qui ne voit pas le dossier. */
  abstract executer(acteur: Acteur, dossierId: string): Promise<Resultat<DispositifsVue, ErreurMetier>>;
}
