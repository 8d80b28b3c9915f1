import { Injectable } from '@nestjs/common';
import type { Unite } from '@pdp/domain';
import { journalTechnique } from '../../platform/health/journal-technique.js';

/** Accord qui vient de changer, une fois la transaction validée. */
export type AccordChange = {
  readonly dossierId: string;
  readonly consentementId: string;
  readonly portee: 'ASSURANCE_MALADIE' | 'PARTENAIRE';
  readonly unite: Unite | null;
  readonly organismeId: string | null;
  /** Agents à qui l'accès a pu être retiré (vide pour un octroi) ; relire leurs droits avant d'agir. */
  readonly agentsIds: readonly string[];
};

/** Ce qu'un module fait, dans ce processus, quand un accord change ; ses erreurs sont journalisées, jamais propagées. */
export type ReactionAccord = (change: AccordChange) => Promise<void> | void;

/**
 * Réactions immédiates à un accord donné ou retiré (salle de revue en direct, écrans ouverts). À injecter :
 * `ReactionsRetrait`, et s'y abonner dans `onModuleInit`. Les autres processus passent par la boîte de sortie
 * (`consentement-donne`, `consentement-retire`).
 */
@Injectable()
export class ReactionsRetrait {
  private readonly auRetrait: ReactionAccord[] = [];
  private readonly aLOctroi: ReactionAccord[] = [];

  /** Accès retiré, ou rétréci : à faire effet en moins d'une seconde. */
  surRetrait(reaction: ReactionAccord): void {
    this.auRetrait.push(reaction);
  }

  /** Accès ouvert, ou élargi : quelqu'un peut sortir de la salle d'attente. */
  surOctroi(reaction: ReactionAccord): void {
    this.aLOctroi.push(reaction);
  }

  /** À appeler après la validation seulement. */
  declencher(sorte: 'retrait' | 'octroi', change: AccordChange): void {
    for (const reaction of sorte === 'retrait' ? this.auRetrait : this.aLOctroi) void jouer(reaction, change);
  }
}

async function jouer(reaction: ReactionAccord, change: AccordChange): Promise<void> {
  try {
    await reaction(change);
  } catch (erreur) {
    journalTechnique.error(
      { dossierId: change.dossierId, erreur: erreur instanceof Error ? erreur.stack : typeof erreur },
      'réaction à un accord en échec',
    );
  }
}
