import { Injectable } from '@nestjs/common';
import {
  MACHINE_ORIENTATION_ETM,
  appliquer,
  echec,
  succes,
  transitionsPossibles,
  type ErreurMetier,
  type EtatOrientationEtm,
  type OrientationEtmVue,
  type Resultat,
} from '@pdp/domain';
import { peut } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { LectureOrientations, type LigneOrientation } from '../persistence/lecture-orientations.js';
import { OrientationsDepot, type Orientation } from '../persistence/orientations.depot.js';
import { transitionRefusee } from '../revue.erreurs.js';
import { AnnoncesOrientation } from './annonces-orientation.js';
import type { RepondreOrientationDto } from './orientation-etm.dto.js';

export type OrientationTransformee = { readonly id: string; readonly etat: string; readonly version: number };

/** Orientations vers l'équipe technique : les lire, y répondre avec un motif si c'est non. */
@Injectable()
export class SuivreOrientations {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly depot: OrientationsDepot,
    private readonly lecture: LectureOrientations,
    private readonly faits: FaitsService,
    private readonly annonces: AnnoncesOrientation,
  ) {}

  async lister(acteur: Acteur, dossierId: string | null): Promise<{ elements: OrientationEtmVue[] }> {
    const lignes = await this.lecture.lister(acteur, dossierId);
    await this.annonces.consigner(
      acteur,
      lignes.map((l) => l.dossierId),
    );
    return { elements: lignes.map((ligne) => presenter(acteur, ligne)) };
  }

  repondre(
    acteur: Acteur,
    id: string,
    version: number | null,
    { transition, motif = '' }: RepondreOrientationDto,
  ): Promise<Resultat<OrientationTransformee, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const orientation = await this.depot.verrouiller(tx, acteur.plateformeId, id);
      if (!orientation || !(await this.suit(tx, acteur, orientation))) return echec(introuvable());
      const de = orientation.etat as EtatOrientationEtm;
      if (version !== null && version !== orientation.version)
        return echec(versionPerimee({ id, version: orientation.version, etat: de }));
      const resultat = appliquer(MACHINE_ORIENTATION_ETM, de, {
        transition,
        acteur: acteur.fonction,
        remplies: { motif: motif.trim() !== '' },
      });
      if (!resultat.ok) return transitionRefusee(resultat.erreur);
      const etat = resultat.valeur;
      const dit = motif.trim() === '' ? null : motif.trim();
      await this.depot.repondre(tx, orientation, { etat, motif: dit, par: acteur.utilisateurId });
      await this.annonces.apresReponse(tx, acteur, orientation, { transition, de, vers: etat });
      return succes({ id, etat, version: orientation.version + 1 });
    });
  }

  // Même règle que la liste : adressée à son équipe, ou dossier dont on lit l'ordre du jour.
  private async suit(tx: Transaction, acteur: Acteur, orientation: Orientation): Promise<boolean> {
    const faits = await this.faits.charger(acteur, orientation.dossierId, tx);
    if (!faits || !peut(acteur, 'lire', { categorie: 'revueAgenda', faits })) return false;
    if (acteur.fonction !== 'COORDINATEUR_ETM') return true;
    return orientation.organismeId === acteur.organismeId && orientation.etat !== 'ACCORD_ATTENDU';
  }
}

function presenter(acteur: Acteur, { sexe, prenom, nom, ...l }: LigneOrientation): OrientationEtmVue {
  return {
    ...l,
    nomAffiche: nom === null ? null : `${sexe === 'F' ? 'Mme' : 'M.'} ${prenom} ${nom}`,
    demandeeLe: l.demandeeLe.toISOString(),
    repondueLe: l.repondueLe?.toISOString() ?? null,
    conclueLe: l.conclueLe?.toISOString() ?? null,
    capacites: [...transitionsPossibles(MACHINE_ORIENTATION_ETM, l.etat, acteur.fonction)],
  };
}
