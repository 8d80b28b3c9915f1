import { Injectable } from '@nestjs/common';
import {
  echec,
  erreurMetier,
  succes,
  type ErreurMetier,
  type Origine,
  type Resultat,
  type TransitionReperageReponse,
  type TransitionReperageRequete,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { SignalementPort } from '../../signalement/signalement.port.js';
import { ReperageRepository } from '../persistence/reperage.repository.js';
import { unitesDe } from '../unites-de-reperage.js';

const ORIGINES = { J45: 'REQUETE_CPAM_J45', J90: 'REQUETE_CPAM_J90' } as const satisfies Record<string, Origine>;

/** Décide d'une ligne de repérage : en faire un signalement, ou l'écarter avec une raison. */
@Injectable()
export class TraiterReperage {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly reperages: ReperageRepository,
    private readonly signalements: SignalementPort,
  ) {}

  async executer(
    acteur: Acteur,
    id: string,
    demande: TransitionReperageRequete,
    version: number | null,
  ): Promise<Resultat<TransitionReperageReponse, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const ligne = await this.reperages.verrouiller(tx, id, acteur.plateformeId, unitesDe(acteur));
      if (!ligne) return echec(introuvable());
      if (version !== null && version !== ligne.version)
        return echec(versionPerimee({ id, etat: ligne.etat, version: ligne.version }));
      if (ligne.etat !== 'A_TRAITER') return echec(dejaTraite());
      const signaler = demande.transition === 'signaler';
      const motif = demande.motif?.trim() || null;
      if (!signaler && motif === null) return echec(motifManquant());
      const signalementId = signaler
        ? await this.signalements.emettreDepuisReperage(tx, acteur, { ...ligne, origine: ORIGINES[ligne.seuil] })
        : null;
      const etat = signaler ? 'SIGNALE' : 'ECARTE';
      const nouvelle = await this.reperages.decider(tx, ligne, {
        transition: demande.transition,
        vers: etat,
        motif,
        signalementId,
        acteurId: acteur.utilisateurId,
        fonction: acteur.fonction,
      });
      tx.journaliser({ action: `reperage.${demande.transition}`, ressource: 'reperage', ressourceId: id });
      return succes({ id, etat, version: nouvelle, signalementId });
    });
  }
}

const dejaTraite = (): ErreurMetier => erreurMetier('transition-impossible', 'Cette ligne est déjà traitée.');

const motifManquant = (): ErreurMetier =>
  erreurMetier('regle-metier', 'Dites en quelques mots pourquoi vous écartez cette ligne.', {
    champs: [{ chemin: 'motif', code: 'obligatoire', message: 'Ce champ est obligatoire.' }],
  });
