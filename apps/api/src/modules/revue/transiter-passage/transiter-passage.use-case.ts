import { Injectable } from '@nestjs/common';
import {
  MACHINE_PASSAGE,
  appliquer,
  echec,
  machineDe,
  succes,
  type ErreurMetier,
  type EtatPassage,
  type Resultat,
  type TypeRevue,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { PassageSousVerrou } from '../persistence/passage-sous-verrou.js';
import { RevueRepository, type Passage, type Revue } from '../persistence/revue.repository.js';
import { refusDOrdre, regleRevue, transitionRefusee } from '../revue.erreurs.js';
import type { TransiterPassageDto } from './transiter-passage.dto.js';

export type PassageTransforme = {
  readonly id: string;
  readonly etat: string;
  readonly version: number;
  readonly sequence: number;
};

const DE_SEANCE = new Set(['commencer', 'sansDecision', 'representer']);

/** Fait avancer un passage ; en séance, seul le conducteur le fait, et « commencer » amène tout le monde sur ce dossier. */
@Injectable()
export class TransiterPassage {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly revues: RevueRepository,
    private readonly passages: PassageSousVerrou,
  ) {}

  executer(
    acteur: Acteur,
    passageId: string,
    version: number | null,
    requete: TransiterPassageDto,
  ): Promise<Resultat<PassageTransforme, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const trouve = await this.passages.charger(tx, acteur, passageId);
      if (!trouve) return echec(introuvable());
      const { revue, passage } = trouve;
      if (version !== null && version !== passage.version)
        return echec(versionPerimee({ id: passageId, version: passage.version, etat: passage.etat }));
      const refus = refusDeSeance(acteur, revue, requete);
      if (refus) return echec(refus);
      const resultat = appliquer(machineDe(MACHINE_PASSAGE, revue.type as TypeRevue), passage.etat as EtatPassage, {
        transition: requete.transition,
        acteur: acteur.fonction,
      });
      if (!resultat.ok) return transitionRefusee(resultat.erreur);
      return succes(await this.appliquer(tx, acteur, trouve, requete, resultat.valeur));
    });
  }

  private async appliquer(
    tx: Transaction,
    acteur: Acteur,
    { revue, passage }: { revue: Revue; passage: Passage },
    { transition, motif }: TransiterPassageDto,
    vers: EtatPassage,
  ): Promise<PassageTransforme> {
    const { id, dossierId } = passage;
    // Passer au suivant sans conclure laisse le précédent « sans décision » : il reste ouvert à une reprise.
    if (transition === 'commencer') await this.revues.quitterLePassage(tx, acteur, revue, 'sansDecision');
    await this.revues.modifierPassage(tx, passage, { etat: vers, ...dates(tx, transition, passage) });
    const evenement = { type: EVENEMENTS[transition], passageId: id, dossierId, donnees: { vers } };
    const sequence = await this.revues.ajouter(tx, acteur, revue, evenement, courant(revue, transition, id));
    await this.revues.tracer(tx, acteur, {
      ressource: 'passage',
      id,
      dossierId,
      transition,
      de: passage.etat,
      vers,
      motif,
    });
    tx.journaliser({
      action: `passage.${transition}`,
      ressource: 'passage',
      ressourceId: id,
      dossierId,
      categories: ['revueAgenda'],
    });
    return { id, etat: vers, version: passage.version + 1, sequence };
  }
}

const EVENEMENTS = {
  retenir: 'passage-retenu',
  commencer: 'passage-commence',
  reporter: 'passage-reporte',
  retirer: 'passage-retire',
  sansDecision: 'passage-sans-decision',
  representer: 'passage-a-representer',
} as const;

function refusDeSeance(acteur: Acteur, revue: Revue, { transition, epoque }: TransiterPassageDto): ErreurMetier | null {
  const enSeance = revue.etat === 'EN_COURS';
  if (DE_SEANCE.has(transition) && !enSeance) return regleRevue('La séance n’a pas commencé, ou elle est finie.');
  if (!enSeance && ['TERMINEE', 'COMPTE_RENDU_VALIDE', 'ANNULEE', 'REPORTEE'].includes(revue.etat))
    return regleRevue('La séance est finie : ses passages ne changent plus.');
  return enSeance ? refusDOrdre(acteur, revue, epoque) : null;
}

function dates(tx: Transaction, transition: TransiterPassageDto['transition'], passage: Passage): Partial<Passage> {
  if (transition === 'commencer') return { commenceLe: passage.commenceLe ?? tx.maintenant, termineLe: null };
  return transition === 'sansDecision' ||
    transition === 'representer' ||
    (transition === 'reporter' && passage.commenceLe !== null)
    ? { termineLe: tx.maintenant }
    : {};
}

function courant(revue: Revue, transition: TransiterPassageDto['transition'], passageId: string): Partial<Revue> {
  if (transition === 'commencer') return { passageCourantId: passageId };
  return revue.passageCourantId === passageId ? { passageCourantId: null } : {};
}
