import { Injectable } from '@nestjs/common';
import {
  echec,
  erreurMetier,
  succes,
  type ErreurMetier,
  type ReconfirmationDetail,
  type ReconfirmationsPage,
  type RepondreReconfirmationRequete,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { CouperAcces } from '../couper-acces.js';
import { lireMotif } from '../lire-motif.js';
import { HabilitationDepot } from '../persistence/habilitation.depot.js';
import { ReconfirmationDepot, type LigneAReconfirmer } from '../persistence/reconfirmation.depot.js';
import { refusDeRegle } from '../regles-habilitation.js';
import { delaisDepuis } from './delais.js';
import { presenterLigne, presenterReconfirmation } from './reconfirmation.presenter.js';

type Detail = Promise<Resultat<ReconfirmationDetail, ErreurMetier>>;
type Reponse = RepondreReconfirmationRequete['reponses'][number];

/** Les administrateurs d'une plateforme reconfirment ou retirent, organisme par organisme, chaque habilitation en cours. */
@Injectable()
export class Reconfirmer {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly depot: ReconfirmationDepot,
    private readonly habilitations: HabilitationDepot,
    private readonly coupure: CouperAcces,
  ) {}

  async lister(acteur: Acteur): Promise<Resultat<ReconfirmationsPage, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const lignes = await this.depot.lister(tx, acteur.plateformeId);
      return succes({ elements: lignes.map((l) => presenterReconfirmation(l, tx.maintenant)) });
    });
  }

  lire(acteur: Acteur, id: string): Detail {
    return this.unite.executer(acteur, (tx) => this.detail(tx, acteur, id));
  }

  /** Ouvre tout de suite la liste d'un organisme, sans attendre les six mois. */
  ouvrir(acteur: Acteur, organismeId: string): Detail {
    return this.unite.executer(acteur, async (tx) => {
      const { plateformeId } = acteur;
      if (plateformeId === null || !(await this.habilitations.unitesDe(tx, plateformeId, organismeId)))
        return echec(refusDeRegle('organismeId', 'inconnu', 'Choisissez un organisme de votre plateforme.'));
      const id = await this.depot.ouvrir(tx, { plateformeId, organismeId }, delaisDepuis(tx.maintenant));
      if (id === null)
        return echec(
          erreurMetier('conflit', 'Cet organisme a déjà une liste ouverte, ou aucune habilitation en cours.'),
        );
      tx.journaliser({ action: 'reconfirmation.ouvrir', ressource: 'reconfirmation', ressourceId: id });
      return this.detail(tx, acteur, id);
    });
  }

  /** Tout ou rien : une réponse refusée, et aucune n'est écrite. */
  repondre(acteur: Acteur, id: string, { reponses }: RepondreReconfirmationRequete): Detail {
    return this.unite.executer(acteur, async (tx) => {
      if (!(await this.depot.verrouiller(tx, acteur.plateformeId, id))) return echec(introuvable());
      const lignes = new Map((await this.depot.lignes(tx, id)).map((ligne) => [ligne.id, ligne]));
      for (const reponse of reponses) {
        const refus = await this.repondreUne(tx, acteur, lignes.get(reponse.ligneId), reponse);
        if (refus) return echec(refus);
        lignes.delete(reponse.ligneId);
      }
      await this.depot.clore(tx, id);
      tx.journaliser({ action: 'reconfirmation.repondre', ressource: 'reconfirmation', ressourceId: id });
      return this.detail(tx, acteur, id);
    });
  }

  private async repondreUne(
    tx: Transaction,
    acteur: Acteur,
    ligne: LigneAReconfirmer | undefined,
    { reponse, motif: recu }: Reponse,
  ): Promise<ErreurMetier | null> {
    if (!ligne?.a_repondre)
      return erreurMetier(
        'conflit',
        'Une de ces habilitations a déjà sa réponse, ou n’est plus en cours. Relisez la liste.',
      );
    if (ligne.utilisateur_id === acteur.utilisateurId)
      return refusDeRegle('reponses', 'pour-soi', 'Un autre administrateur doit reconfirmer la vôtre.');
    const motif = reponse === 'RETIREE' ? lireMotif(recu ?? '') : null;
    if (motif?.ok === false) return motif.erreur;
    const texte = motif?.valeur ?? null;
    if (texte !== null) {
      await this.habilitations.modifier(tx, ligne.habilitation_id, { fin: 'MAINTENANT', motif: texte });
      await this.coupure.deLHabilitation(tx, ligne.habilitation_id, ligne.utilisateur_id);
    }
    await this.depot.repondre(tx, ligne.id, { reponse, motif: texte, parId: acteur.utilisateurId });
    await this.habilitations.tracer(tx, acteur, {
      ressource: 'habilitation',
      ressourceId: ligne.habilitation_id,
      transition: reponse === 'RETIREE' ? 'terminer' : 'reconfirmer',
      de: 'EN_COURS',
      vers: reponse === 'RETIREE' ? 'TERMINEE' : 'EN_COURS',
      motif: texte ?? 'Reconfirmation semestrielle',
    });
    return null;
  }

  private async detail(tx: Transaction, acteur: Acteur, id: string): Detail {
    const [liste] = await this.depot.lister(tx, acteur.plateformeId, id);
    if (!liste) return echec(introuvable());
    const lignes = await this.depot.lignes(tx, id);
    return succes({
      ...presenterReconfirmation(liste, tx.maintenant),
      lignes: lignes.map((ligne) => presenterLigne(ligne, acteur.utilisateurId)),
    });
  }
}
