import { Injectable } from '@nestjs/common';
import type { CategorieDonnee } from '@pdp/domain';
import { categoriesLisibles, peut, type DonneesLues, type FaitsDossier, type Sujet } from '@pdp/permissions';
import { faitsDeChacun, FaitsService } from '../../../platform/permissions/faits.service.js';
import { LectureRevues, type LigneParticipant } from '../persistence/lecture-revues.js';

/** Un présent et les catégories du dossier qu'il lit. */
export type Regard = {
  readonly participant: LigneParticipant;
  readonly lisibles: ReadonlySet<CategorieDonnee>;
  /** Celles qu'il lit sans portée (ni durée seule, ni existence) : les seules qui se montrent à tous. */
  readonly entieres: ReadonlySet<CategorieDonnee>;
};

/** Ce que chaque présent peut lire d'un dossier, recalculé à chaque demande : un retrait d'accord se voit aussitôt. */
@Injectable()
export class RegardsDesPresents {
  constructor(
    private readonly revues: LectureRevues,
    private readonly faits: FaitsService,
  ) {}

  /** `avec` : une personne comptée présente d'office, celle qui demande. */
  async sur(revueId: string, dossierId: string, avec?: string): Promise<Regard[]> {
    const examines = await this.examiner(await this.revues.participants(revueId), dossierId, avec);
    return examines.map(({ participant, sujet, faits }) => {
      const { lisibles, portees } = faits ? categoriesLisibles(sujet, faits) : { lisibles: [], portees: {} };
      const entieres = lisibles.filter((categorie) => !(categorie in portees));
      return { participant, lisibles: new Set(lisibles), entieres: new Set(entieres) };
    });
  }

  /** Parmi ces participants, les présents qui ne lisent pas l'ordre du jour de ce dossier : ils restent dans la salle d'attente. */
  async enAttente(participants: readonly LigneParticipant[], dossierId: string): Promise<ReadonlySet<string>> {
    return agents(await this.examiner(participants, dossierId), (examine) => !voitLOrdreDuJour(examine));
  }

  private async examiner(
    participants: readonly LigneParticipant[],
    dossierId: string,
    avec?: string,
  ): Promise<Examine[]> {
    const presents = presentsParmi(participants, avec);
    const sujets = presents.map(enSujet);
    const faits = await this.faits.chargerPour(sujets, dossierId);
    return presents.map((participant, i) => ({ participant, sujet: sujets[i]!, faits: faits[i] ?? null }));
  }
}

/** Un présent, sous l'habilitation où il siège, et ce que les règles doivent savoir pour lui. */
type Examine = { readonly participant: LigneParticipant; readonly sujet: Sujet; readonly faits: FaitsDossier | null };

/** Comme `enAttente`, d'après une salle déjà lue : les présents que le dossier courant laisse entrer, et ceux qui attendent. */
export function repartir(
  participants: readonly LigneParticipant[],
  dossier: DonneesLues,
): { readonly admis: ReadonlySet<string>; readonly enAttente: ReadonlySet<string> } {
  const presents = presentsParmi(participants);
  const sujets = presents.map(enSujet);
  const faits = faitsDeChacun(sujets, dossier);
  const examines = presents.map((participant, i) => ({ participant, sujet: sujets[i]!, faits: faits[i] ?? null }));
  return {
    admis: agents(examines, voitLOrdreDuJour),
    enAttente: agents(examines, (examine) => !voitLOrdreDuJour(examine)),
  };
}

// Qui se reconnecte est attendu d'un instant à l'autre : il compte encore.
const presentsParmi = (participants: readonly LigneParticipant[], avec?: string): LigneParticipant[] =>
  participants.filter((p) => p.presence !== 'absent' || p.utilisateur_id === avec);

const voitLOrdreDuJour = ({ sujet, faits }: Examine): boolean =>
  faits !== null && peut(sujet, 'lire', { categorie: 'revueAgenda', faits });

const agents = (examines: readonly Examine[], parmi: (examine: Examine) => boolean): ReadonlySet<string> =>
  new Set(examines.filter(parmi).map(({ participant }) => participant.utilisateur_id));

/** Sujet d'un participant, sous l'habilitation où il siège. */
export function enSujet(p: LigneParticipant): Sujet {
  return {
    utilisateurId: p.utilisateur_id,
    fonction: p.fonction,
    unite: p.unite,
    organismeId: p.organisme_id,
    plateformeId: p.plateforme_id,
    assureId: null,
  };
}
