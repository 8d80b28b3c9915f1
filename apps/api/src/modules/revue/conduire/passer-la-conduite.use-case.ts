import { Injectable } from '@nestjs/common';
import { echec, erreurMetier, succes, type ErreurMetier, type Fonction, type Resultat } from '@pdp/domain';
import { peutActe } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { presenceDeLigne, signesDe, type LigneSignes } from '../persistence/presences.js';
import { RevueRepository, type Revue } from '../persistence/revue.repository.js';
import { refusDOrdre, refusDeTenir, regleRevue } from '../revue.erreurs.js';
import { changerDeConducteur, type ConduiteChangee } from './changer-de-conducteur.js';
import type { PasserLaConduiteDto } from './passer-la-conduite.dto.js';

export type ConduiteDemandee = { readonly id: string; readonly demandeePar: string | null; readonly sequence: number };

/** Passation voulue : demander la conduite, la passer à une personne présente, ou la garder. */
@Injectable()
export class PasserLaConduite {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly revues: RevueRepository,
  ) {}

  /** Le conducteur passe la conduite à un participant présent qui peut conduire. */
  passer(
    acteur: Acteur,
    revueId: string,
    requete: PasserLaConduiteDto,
  ): Promise<Resultat<ConduiteChangee, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const revue = await this.enCours(tx, acteur, revueId);
      if (!revue.ok) return revue;
      const refus =
        refusDOrdre(acteur, revue.valeur, requete.epoque) ??
        (await refusDuSuccesseur(tx, revue.valeur, requete.agentId));
      if (refus) return echec(refus);
      const changement = { vers: requete.agentId, type: 'conduite-passee' } as const;
      return succes(await changerDeConducteur(tx, this.revues, acteur, revue.valeur, changement));
    });
  }

  /** Demande la conduite à qui la tient ; la dernière demande remplace la précédente. */
  demander(acteur: Acteur, revueId: string): Promise<Resultat<ConduiteDemandee, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const revue = await this.enCours(tx, acteur, revueId);
      if (!revue.ok) return revue;
      const refus = refusDeTenir(acteur, revue.valeur);
      if (refus) return echec(refus);
      if (revue.valeur.conducteurId === acteur.utilisateurId)
        return echec(regleRevue('Vous conduisez déjà la séance.'));
      return succes(await this.noterDemande(tx, acteur, revue.valeur, acteur.utilisateurId));
    });
  }

  /** Efface la demande : le conducteur garde la conduite. */
  garder(acteur: Acteur, revueId: string): Promise<Resultat<ConduiteDemandee, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const revue = await this.enCours(tx, acteur, revueId);
      if (!revue.ok) return revue;
      const refus = refusDOrdre(acteur, revue.valeur, undefined);
      return refus ? echec(refus) : succes(await this.noterDemande(tx, acteur, revue.valeur, null));
    });
  }

  private async enCours(tx: Transaction, acteur: Acteur, revueId: string): Promise<Resultat<Revue, ErreurMetier>> {
    const revue = await this.revues.verrouiller(tx, acteur, revueId);
    if (!revue) return echec(introuvable());
    return revue.etat === 'EN_COURS' ? succes(revue) : echec(regleRevue('La séance n’est pas en cours.'));
  }

  private async noterDemande(
    tx: Transaction,
    acteur: Acteur,
    revue: Revue,
    demandeePar: string | null,
  ): Promise<ConduiteDemandee> {
    const type = demandeePar === null ? 'conduite-gardee' : 'conduite-demandee';
    const sequence = await this.revues.ajouter(
      tx,
      acteur,
      revue,
      { type, donnees: { agent: acteur.utilisateurId } },
      { conduiteDemandeePar: demandeePar },
    );
    return { id: revue.id, demandeePar, sequence };
  }
}

async function refusDuSuccesseur(tx: Transaction, revue: Revue, agentId: string): Promise<ErreurMetier | null> {
  const [choisi] = await tx.sql<LigneSignes & { fonction: Fonction }>(
    `SELECT h.fonction, s.* FROM revue_participant rp JOIN habilitation h ON h.id = rp.habilitation_id AND (h.fin IS NULL OR h.fin > now())
     CROSS JOIN LATERAL (${signesDe('rp.revue_id', 'rp.utilisateur_id')}) s WHERE rp.revue_id = $1::uuid AND rp.utilisateur_id = $2::uuid`,
    [revue.id, agentId],
  );
  const peut = choisi && peutActe(choisi.fonction, 'revue.conduire') && refusDeTenir(choisi, revue) === null;
  if (peut && presenceDeLigne(choisi) === 'present') return null;
  const message = 'Choisissez une personne présente qui peut conduire.';
  return erreurMetier('regle-metier', message, { champs: [{ chemin: 'agentId', code: 'ne-peut-conduire', message }] });
}
