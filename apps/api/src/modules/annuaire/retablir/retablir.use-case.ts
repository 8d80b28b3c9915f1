import { Injectable } from '@nestjs/common';
import {
  echec,
  erreurMetier,
  succes,
  type ErreurMetier,
  type HabilitationAdminVue,
  type Resultat,
  type UtilisateurRetabli,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { presenterHabilitation } from '../annuaire.presenter.js';
import { lireMotif } from '../lire-motif.js';
import { HabilitationDepot } from '../persistence/habilitation.depot.js';
import { LectureHabilitations } from '../persistence/lecture-habilitations.js';
import { SuspensionDepot } from '../persistence/suspension.depot.js';
import { refusDeRegle } from '../regles-habilitation.js';

/** Rend un compte suspendu, ou une habilitation suspendue ; la raison est gardée. Un compte fermé ne se rouvre pas. */
@Injectable()
export class Retablir {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly suspensions: SuspensionDepot,
    private readonly depot: HabilitationDepot,
    private readonly lecture: LectureHabilitations,
  ) {}

  compte(acteur: Acteur, id: string, motifRecu: string): Promise<Resultat<UtilisateurRetabli, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const connu = await this.depot.utilisateur(tx, acteur.plateformeId, id);
      if (!connu) return echec(introuvable());
      const motif = lireMotif(motifRecu);
      if (!motif.ok) return motif;
      if (!connu.actif) return echec(refusDeRegle('id', 'desactive', 'Ce compte est fermé : il ne se rouvre pas.'));
      if (!(await this.suspensions.retablirCompte(tx, id)))
        return echec(erreurMetier('conflit', 'Ce compte n’est pas suspendu.'));
      const etats = { de: 'SUSPENDU', vers: 'ACTIF', motif: motif.valeur };
      await this.depot.tracer(tx, acteur, {
        ressource: 'utilisateur',
        ressourceId: id,
        transition: 'retablir',
        ...etats,
      });
      tx.journaliser({ action: 'utilisateur.retablir', ressource: 'utilisateur', ressourceId: id });
      return succes({ id, suspendu: false });
    });
  }

  habilitation(
    acteur: Acteur,
    id: string,
    version: number,
    motifRecu: string,
  ): Promise<Resultat<HabilitationAdminVue, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      await this.depot.verrouiller(tx, id);
      const actuelle = await this.lecture.une(tx, acteur.plateformeId, id);
      if (!actuelle) return echec(introuvable());
      const motif = lireMotif(motifRecu);
      if (!motif.ok) return motif;
      if (actuelle.version !== version) return echec(versionPerimee(presenterHabilitation(actuelle)));
      if (actuelle.utilisateur_id === acteur.utilisateurId)
        return echec(refusDeRegle('id', 'pour-soi', 'Un autre administrateur doit rétablir votre habilitation.'));
      if (!actuelle.suspendue) return echec(erreurMetier('conflit', 'Cette habilitation n’est pas suspendue.'));
      await this.suspensions.retablirHabilitation(tx, id, motif.valeur);
      const etats = { de: 'SUSPENDUE', vers: 'EN_COURS', motif: motif.valeur };
      await this.depot.tracer(tx, acteur, {
        ressource: 'habilitation',
        ressourceId: id,
        transition: 'retablir',
        ...etats,
      });
      tx.journaliser({ action: 'habilitation.retablir', ressource: 'habilitation', ressourceId: id });
      return succes(presenterHabilitation((await this.lecture.une(tx, acteur.plateformeId, id))!));
    });
  }
}
