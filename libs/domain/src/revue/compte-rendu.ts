import { LIBELLES_ETAT_PASSAGE, type EtatPassage } from './revue.js';

/** Fait durable d'une séance, tel qu'il est gardé : des identifiants et des codes. */
export interface FaitDeSeance {
  readonly sequence: number;
  readonly type: string;
  readonly passageId: string | null;
  readonly donnees: Readonly<Record<string, unknown>>;
  /** Instant ISO 8601. */
  readonly le: string;
}

/** Décision telle qu'elle a été prise ; jamais modifiée ensuite. */
export interface DecisionStockee {
  readonly id: string;
  readonly code: string;
  readonly texte: string;
  readonly actions: readonly {
    readonly quoi: string;
    readonly responsableId: string;
    readonly responsable?: string;
    readonly echeance: string;
  }[];
  readonly phraseAssure: string;
  readonly prochainPassage: string | null;
  readonly auteur: string;
  readonly le: string;
}

/** Ce que les événements nomment sans le porter. */
export interface MatiereDeSeance {
  readonly titre: string;
  /** Début prévu, pour une séance sans démarrage. */
  readonly debutPrevu: string;
  readonly personnes: readonly { readonly id: string; readonly nom: string; readonly fonction: string }[];
  /** Passages dans l'ordre du jour. */
  readonly passages: readonly {
    readonly id: string;
    readonly dossierId: string;
    readonly question: string;
    readonly voixManquantes: readonly string[];
  }[];
  readonly decisions: readonly DecisionStockee[];
  readonly sujets: readonly { readonly id: string; readonly passageId: string | null; readonly texte: string }[];
}

/** Passage d'un compte rendu ; les comptes rendus d'avant la décision 0030 n'ont pas `voixManquantes`. */
export interface PassageStocke {
  readonly passageId: string;
  readonly dossierId: string;
  readonly ordre: number;
  readonly question: string;
  readonly etat: string;
  readonly dureeSecondes: number | null;
  readonly voixManquantes?: readonly string[];
  readonly decision: DecisionStockee | null;
}

/** Compte rendu complet, gardé une fois figé ; chaque lecteur n'en reçoit que sa projection. */
export interface CompteRenduStocke {
  readonly titre: string;
  readonly debut: string;
  readonly fin: string | null;
  readonly presents: readonly { readonly id: string; readonly nom: string; readonly fonction: string }[];
  readonly passages: readonly PassageStocke[];
  readonly plusTard?: readonly { readonly passageId: string | null; readonly texte: string }[];
  readonly suivi?: { readonly faites: number; readonly pasFaites: number };
}

type Vecu = {
  etat: EtatPassage;
  commenceLe: string | null;
  termineLe: string | null;
  decisionId: string | null;
  /** Rang d'ouverture ; les passages jamais ouverts suivent l'ordre du jour. */
  premier: number;
};

/**
 * Rejoue une séance : le compte rendu ne dépend que de la suite des événements et de ce qu'ils nomment, jamais de l'heure ni
 * de l'ordre de lecture. Deux fois les mêmes événements, deux fois les mêmes octets.
 */
export function rejouerCompteRendu(faits: readonly FaitDeSeance[], matiere: MatiereDeSeance): CompteRenduStocke {
  const seance = new Seance(matiere);
  for (const fait of [...faits].sort((a, b) => a.sequence - b.sequence)) seance.jouer(fait);
  return seance.compteRendu();
}

/** Ce que chaque événement fait d'un passage ; le reste ne change pas son état. */
const VERS: Readonly<Record<string, EtatPassage>> = {
  'passage-inscrit': 'INSCRIT',
  'passage-retenu': 'RETENU',
  'passage-commence': 'EN_DISCUSSION',
  'passage-reporte': 'REPORTE',
  'passage-retire': 'RETIRE',
  'passage-sans-decision': 'SANS_DECISION',
  'passage-a-representer': 'A_REPRESENTER',
  'decision-prise': 'DECISION_PRISE',
  'decision-annulee': 'SANS_DECISION',
};

const FINS = new Set<string>(['DECISION_PRISE', 'SANS_DECISION', 'A_REPRESENTER', 'REPORTE']);

class Seance {
  private debut: string | null = null;
  private fin: string | null = null;
  private readonly presents: string[] = [];
  private readonly vecus = new Map<string, Vecu>();
  private readonly sujets = new Map<string, boolean>();
  private readonly suivi = new Map<string, boolean>();
  private courant: string | null = null;

  constructor(private readonly matiere: MatiereDeSeance) {
    for (const { id } of matiere.passages)
      this.vecus.set(id, {
        etat: 'INSCRIT',
        commenceLe: null,
        termineLe: null,
        decisionId: null,
        premier: Number.MAX_SAFE_INTEGER,
      });
  }

  jouer({ type, passageId, donnees, le, sequence }: FaitDeSeance): void {
    if (type === 'revue-demarree') this.debut = le;
    else if (type === 'revue-terminee') this.terminer(le);
    else if (type === 'participant-arrive') this.arriver(texte(donnees['agent']));
    else if (type === 'sujet-garde') this.sujets.set(texte(donnees['id']), true);
    else if (type === 'sujet-repris') this.sujets.delete(texte(donnees['id']));
    else if (type === 'action-faite' || type === 'action-pas-faite')
      this.suivi.set(texte(donnees['tacheId']), type === 'action-faite');
    const vers = VERS[type];
    if (vers && passageId !== null) this.avancer(passageId, vers, le, { sequence, donnees });
  }

  private arriver(agent: string): void {
    if (!this.presents.includes(agent)) this.presents.push(agent);
  }

  private avancer(
    id: string,
    vers: EtatPassage,
    le: string,
    { sequence, donnees }: Pick<FaitDeSeance, 'sequence' | 'donnees'>,
  ): void {
    const vecu = this.vecus.get(id);
    if (!vecu) return;
    if (vers === 'EN_DISCUSSION') this.quitterLeCourant(id, le);
    if (vers === 'EN_DISCUSSION') {
      vecu.commenceLe ??= le;
      vecu.premier = Math.min(vecu.premier, sequence);
      vecu.termineLe = null;
      this.courant = id;
    } else if (FINS.has(vers) && vecu.commenceLe !== null) vecu.termineLe = le;
    vecu.decisionId = vers === 'DECISION_PRISE' ? texte(donnees['decisionId']) : null;
    vecu.etat = vers;
  }

  // Passer à un autre dossier sans conclure laisse le précédent « sans décision ».
  private quitterLeCourant(suivant: string, le: string): void {
    const vecu = this.courant === null || this.courant === suivant ? undefined : this.vecus.get(this.courant);
    if (vecu?.etat === 'EN_DISCUSSION') Object.assign(vecu, { etat: 'SANS_DECISION', termineLe: le });
  }

  private terminer(le: string): void {
    this.fin = le;
    for (const vecu of this.vecus.values())
      if (vecu.etat === 'EN_DISCUSSION') Object.assign(vecu, { etat: 'A_REPRESENTER', termineLe: le });
  }

  compteRendu(): CompteRenduStocke {
    const { matiere } = this;
    const suivis = [...this.suivi.values()];
    return {
      titre: matiere.titre,
      debut: this.debut ?? matiere.debutPrevu,
      fin: this.fin,
      presents: this.presents.flatMap((id) => matiere.personnes.find((p) => p.id === id) ?? []),
      passages: this.passages(),
      plusTard: matiere.sujets
        .filter((s) => this.sujets.has(s.id))
        .map(({ passageId, texte: sujet }) => ({ passageId, texte: sujet })),
      suivi: { faites: suivis.filter(Boolean).length, pasFaites: suivis.filter((fait) => !fait).length },
    };
  }

  private passages(): PassageStocke[] {
    return this.matiere.passages
      .flatMap((p, rang) => {
        const vecu = this.vecus.get(p.id);
        return vecu && vecu.etat !== 'RETIRE' ? [{ p, vecu, rang }] : [];
      })
      .sort((a, b) => a.vecu.premier - b.vecu.premier || a.rang - b.rang)
      .map(({ p, vecu }, i) => ({
        passageId: p.id,
        dossierId: p.dossierId,
        ordre: i + 1,
        question: p.question,
        etat: vecu.etat,
        dureeSecondes: dureeSecondes(vecu),
        voixManquantes: vecu.etat === 'DECISION_PRISE' ? p.voixManquantes : [],
        decision: this.matiere.decisions.find((d) => d.id === vecu.decisionId) ?? null,
      }));
  }
}

const texte = (valeur: unknown): string => (typeof valeur === 'string' ? valeur : '');

const dureeSecondes = ({ commenceLe, termineLe }: Vecu): number | null =>
  commenceLe === null || termineLe === null
    ? null
    : Math.round((Date.parse(termineLe) - Date.parse(commenceLe)) / 1000);

/** Ce qu'un compte rendu dit d'un passage sans décision ; `null` pour un état inconnu. */
export function suiteAuCompteRendu(etat: string): string | null {
  if (etat === 'INSCRIT' || etat === 'RETENU') return 'Non examiné';
  return (LIBELLES_ETAT_PASSAGE as Readonly<Record<string, string>>)[etat] ?? null;
}

/** Part d'un total, avec ses deux termes : un chiffre ne va jamais seul. */
export interface Part {
  readonly numerateur: number;
  readonly denominateur: number;
}

/** Synthèse d'une séance : des nombres et des fonctions, aucun nom de personne suivie. */
export interface SyntheseSeance {
  /** Dossiers examinés qui finissent avec une décision, et au moins une action dont chacune a un porteur et une date. */
  readonly complets: Part;
  readonly avecDecision: Part;
  readonly voixManquantes: number;
  readonly dureeMoyenneSecondes: number | null;
  readonly dureeMaximaleSecondes: number | null;
  readonly presence: readonly { readonly fonction: string; readonly nombre: number }[];
  readonly suivi: { readonly faites: number; readonly pasFaites: number };
}

const EXAMINES = new Set<string>(['DECISION_PRISE', 'SANS_DECISION', 'A_REPRESENTER'] satisfies EtatPassage[]);

/** Synthèse d'un compte rendu ; un dossier retiré ou reporté n'a pas été examiné et ne compte pas. */
export function syntheseSeance({ passages, presents, suivi }: CompteRenduStocke): SyntheseSeance {
  const examines = passages.filter((p) => EXAMINES.has(p.etat));
  const durees = examines.flatMap((p) => (p.dureeSecondes === null ? [] : [p.dureeSecondes]));
  const fonctions = [...new Set(presents.map((p) => p.fonction))];
  return {
    complets: { numerateur: examines.filter(estComplet).length, denominateur: examines.length },
    avecDecision: { numerateur: examines.filter((p) => p.decision !== null).length, denominateur: examines.length },
    voixManquantes: examines.filter((p) => (p.voixManquantes ?? []).length > 0).length,
    dureeMoyenneSecondes:
      durees.length === 0 ? null : Math.round(durees.reduce((somme, d) => somme + d, 0) / durees.length),
    dureeMaximaleSecondes: durees.length === 0 ? null : Math.max(...durees),
    presence: fonctions.map((fonction) => ({
      fonction,
      nombre: presents.filter((p) => p.fonction === fonction).length,
    })),
    suivi: suivi ?? { faites: 0, pasFaites: 0 },
  };
}

const estComplet = ({ decision }: PassageStocke): boolean =>
  decision !== null &&
  decision.actions.length > 0 &&
  decision.actions.every((a) => a.responsableId !== '' && a.echeance !== '');
