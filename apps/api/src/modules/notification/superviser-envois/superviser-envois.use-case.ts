import { Inject, Injectable } from '@nestjs/common';
import {
  MACHINE_NOTIFICATION,
  appliquer,
  echec,
  erreurMetier,
  succes,
  type EnvoisPage,
  type ErreurMetier,
  type Resultat,
} from '@pdp/domain';
import { peutActe } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Configuration } from '../../../platform/config/configuration.js';
import { CONFIGURATION } from '../../../platform/config/jetons.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { enPage, lireCurseur } from '../../../platform/http/curseur.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { Canaux } from '../envoyer-message/canaux/canaux.js';
import { FileEnvois } from '../envoyer-message/file-envois.js';
import { presenterEnvoi } from '../notification.presenter.js';
import { remettreEnFile, verrouillerVisible } from '../persistence/envoi.repository.js';
import { LectureNotifications, type LigneEnvoi, type PorteeEnvois } from '../persistence/lecture-notifications.js';
import type { ListerEnvoisDto } from './lister-envois.dto.js';

const EN_ECHEC = ['ECHEC', 'ABANDONNEE'] as const;

/** Envois : ceux qu'on a reçus, ceux de sa plateforme pour qui les supervise, et la relance de ceux qui ont échoué. */
@Injectable()
export class SuperviserEnvois {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly lecture: LectureNotifications,
    private readonly file: FileEnvois,
    private readonly canaux: Canaux,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** Boîte d'envoi : en démonstration, tout professionnel voit celle de sa plateforme ; sinon chacun voit la sienne. */
  boite(acteur: Acteur, demande: ListerEnvoisDto): Promise<EnvoisPage> {
    const estAssure = acteur.fonction === 'ASSURE' || acteur.fonction === 'MANDATAIRE';
    const large = !estAssure && (this.configuration.demo || peutActe(acteur.fonction, 'envoi.superviser'));
    const portee = large ? porteeDe(acteur) : { utilisateurId: acteur.utilisateurId };
    return this.page(acteur, portee, demande.etat ? [demande.etat] : [], demande);
  }

  /** Ce qui n'est pas parti, avec la cause. */
  echecs(acteur: Acteur, demande: ListerEnvoisDto): Promise<EnvoisPage> {
    return this.page(
      acteur,
      porteeDe(acteur),
      demande.etat ? EN_ECHEC.filter((e) => e === demande.etat) : EN_ECHEC,
      demande,
    );
  }

  /** Remet un envoi en file, essais à zéro ; l'instant du nouvel essai est tout de suite. */
  async renvoyer(acteur: Acteur, id: string): Promise<Resultat<{ id: string; etat: string }, ErreurMetier>> {
    const resultat = await this.unite.executer<{ id: string; etat: string }, ErreurMetier>(acteur, async (tx) => {
      const etat = await verrouillerVisible(tx, id, porteeDe(acteur).plateformeId);
      if (etat === null) return echec(introuvable());
      const suite = appliquer(MACHINE_NOTIFICATION, etat, { transition: 'renvoyer', acteur: acteur.fonction });
      if (!suite.ok) return echec(enErreur(suite.erreur.code, suite.erreur.message));
      await remettreEnFile(tx, id);
      tx.journaliser({ action: 'envoi.renvoyer', ressource: 'envoi', ressourceId: id });
      tx.apresValidation(() => void this.file.confier([id], tx.maintenant));
      return succes({ id, etat: suite.valeur });
    });
    return resultat;
  }

  private async page(
    acteur: Acteur,
    portee: PorteeEnvois,
    etats: readonly string[],
    demande: ListerEnvoisDto,
  ): Promise<EnvoisPage> {
    const { limite, curseur, canal = null } = demande;
    const lignes = await this.lecture.envois(portee, { etats, canal }, limite + 1, lireCurseur(curseur, 2));
    const montrer = {
      adresseDuSite: this.canaux.adresseDuSite,
      ouvrir: (ligne: LigneEnvoi) => this.lecture.adresse(ligne),
    };
    return enPage(
      lignes,
      limite,
      (l) => [l.rang, l.id],
      (l) => presenterEnvoi(l, acteur.utilisateurId, montrer),
    );
  }
}

const porteeDe = (acteur: Acteur): { plateformeId: string | null } => ({ plateformeId: acteur.plateformeId });

const enErreur = (code: string, message: string): ErreurMetier =>
  erreurMetier(code === 'ACTEUR_NON_HABILITE' ? 'acces-refuse' : 'transition-impossible', message);
