import { Injectable } from '@nestjs/common';
import type {
  DiagnosticVue,
  DispositifVue,
  DitVue,
  DocumentVue,
  ErreurMetier,
  PlanVue,
  RecitDossier,
  Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { DiagnosticsPort } from '../../diagnostic/diagnostic.port.js';
import { DispositifsDuLecteurPort } from '../../dispositif/dispositif.port.js';
import { DitsPort } from '../../dit/dit.port.js';
import { DocumentsPort } from '../../document/document.port.js';
import { RecitsPort } from '../../dossier/recit.port.js';
import { PlansPort } from '../../plan/plan.port.js';

/** Ce que l'écran lit à côté du livret ; vide ou nul : ce lecteur n'y a pas droit, ou il n'y a rien. */
export type AutourDuPapier = {
  readonly aides: readonly DispositifVue[];
  readonly documents: readonly DocumentVue[];
  readonly plan: PlanVue | null;
  readonly situation: DiagnosticVue | null;
  readonly dits: readonly DitVue[];
  readonly recit: RecitDossier | null;
};

// Comme à l'écran : une partie refusée à ce lecteur (un mandataire qui lit seulement) ne paraît pas.
const siPermis = <T>(resultat: Resultat<T, ErreurMetier>): T | null => (resultat.ok ? resultat.valeur : null);

/** Parcours de la personne : plan, situation, phrases dites, récit ; mêmes lectures que l'écran, mêmes droits. */
@Injectable()
export class ParcoursDuLivret {
  constructor(
    private readonly plans: PlansPort,
    private readonly diagnostics: DiagnosticsPort,
    private readonly dits: DitsPort,
    private readonly recits: RecitsPort,
  ) {}

  async rassembler(acteur: Acteur, dossierId: string): Promise<Omit<AutourDuPapier, 'aides' | 'documents'>> {
    const [plan, diagnostics, dits, recit] = await Promise.all([
      this.plans.executer(acteur, dossierId).then(siPermis),
      this.diagnostics.executer(acteur, dossierId).then(siPermis),
      this.dits.lister(acteur, dossierId).then(siPermis),
      this.recits.executer(acteur, dossierId).then(siPermis),
    ]);
    const situation = diagnostics?.enPreparation ?? diagnostics?.valide ?? null;
    return { plan, situation, dits: (dits?.elements ?? []).filter(({ canal }) => canal !== 'LIVRET'), recit };
  }
}

/** Tout ce que l'écran lit à côté du livret, chaque lecture avec son droit et son inscription au journal. */
@Injectable()
export class AutourDuLivret {
  constructor(
    private readonly aides: DispositifsDuLecteurPort,
    private readonly documents: DocumentsPort,
    private readonly parcours: ParcoursDuLivret,
  ) {}

  async rassembler(acteur: Acteur, dossierId: string): Promise<AutourDuPapier> {
    const [aides, documents, parcours] = await Promise.all([
      this.aides.executer(acteur, dossierId).then(siPermis),
      this.documents.executer(acteur, dossierId).then(siPermis),
      this.parcours.rassembler(acteur, dossierId),
    ]);
    return { aides: aides?.elements ?? [], documents: documents?.elements ?? [], ...parcours };
  }
}
