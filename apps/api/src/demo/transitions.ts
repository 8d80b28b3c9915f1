import {
  LIBELLES_CANAL_CONTACT,
  LIBELLES_MOTIF_DECLIN,
  LIBELLES_MOTIF_HORS_CHAMP,
  MACHINE_DOSSIER,
  MACHINE_SIGNALEMENT,
  type CanalContact,
  type EtatDossier,
  type EtatSignalement,
  type TransitionDossier,
  type TransitionSignalement,
} from '@pdp/domain';
import type { AgentDemo } from './agents.js';
import type { DossierDemo } from './dossiers.js';
import type { Monde } from './monde.js';

type Pas<T extends string> = { readonly transition: T; readonly motif?: string | null };

/** Signalement tel que ses étapes passées doivent l'expliquer. */
export type SignalementDemo = {
  readonly id: string;
  readonly etat: string;
  readonly emetteur: AgentDemo;
  readonly cree: Date;
  readonly clos: Date | null;
  readonly dossierId: string | null;
};

/** Nombre d'essais pour joindre l'assuré que suppose la fin d'un signalement. */
export function tentativesDe(monde: Monde, etat: string): number {
  if (etat === 'CLOS_INJOIGNABLE') return 3;
  return etat === 'ACCEPTE' || etat === 'CLOS_DECLINE' ? monde.alea.pondere(ESSAIS_AVANT_REPONSE) : 0;
}

/** Étapes passées d'un signalement : émis, reçu, qualifié, essais de contact, réponse. */
export function tracerSignalement(monde: Monde, s: SignalementDemo, tentatives: number): void {
  const pas = etapesDe(monde, s.etat, tentatives);
  const fin = s.clos ?? new Date(Math.min(monde.maintenant.getTime(), s.cree.getTime() + 9 * 86_400_000));
  const csam = monde.compte('csam.social');
  ajouter(
    monde,
    { ressource: 'signalement', id: s.id, dossierId: null },
    {
      transition: 'emettre',
      de: null,
      vers: 'EMIS',
      acteur: s.emetteur,
      le: s.cree,
    },
  );
  let de: EtatSignalement = 'EMIS';
  pas.forEach(({ transition, motif = null }, i) => {
    const { vers } = MACHINE_SIGNALEMENT.transitions[transition];
    const le = new Date(s.cree.getTime() + ((fin.getTime() - s.cree.getTime()) * (i + 1)) / pas.length);
    const acteur = transition === 'recevoir' ? null : csam;
    const dossierId = transition === 'accepter' ? s.dossierId : null;
    ajouter(monde, { ressource: 'signalement', id: s.id, dossierId }, { transition, de, vers, acteur, le, motif });
    de = vers;
  });
}

/** Étapes passées d'un dossier, de son ouverture à son état. */
export function tracerDossier(monde: Monde, dossier: DossierDemo): void {
  const acteur = dossier.referent ?? monde.compte('csam.social');
  const cible = { ressource: 'dossier', id: dossier.id, dossierId: dossier.id };
  const le = (jours: number): Date => monde.instant(Math.min(0, dossier.ouvertLe + jours), 10);
  ajouter(monde, cible, { transition: 'ouvrir', de: null, vers: 'OUVERT_SANS_PARTAGE', acteur, le: le(0) });
  let de: EtatDossier = 'OUVERT_SANS_PARTAGE';
  for (const [transition, jours] of CHEMIN_DE_DOSSIER[dossier.etat as EtatDossier] ?? []) {
    const { vers } = MACHINE_DOSSIER.transitions[transition];
    ajouter(monde, cible, { transition, de, vers, acteur, le: le(jours) });
    de = vers;
  }
}

const ESSAIS_AVANT_REPONSE = [
  [1, 6],
  [2, 3],
  [3, 1],
] as const;

const VIE: readonly (readonly [TransitionDossier, number])[] = [
  ['partager', 2],
  ['etablirPlan', 14],
  ['demarrer', 18],
];
const FIN: readonly (readonly [TransitionDossier, number])[] = [...VIE, ['proposerCloture', 150], ['clore', 160]];

const CHEMIN_DE_DOSSIER: Readonly<Partial<Record<EtatDossier, readonly (readonly [TransitionDossier, number])[]>>> = {
  EN_EVALUATION: VIE.slice(0, 1),
  PLAN_ETABLI: VIE.slice(0, 2),
  EN_COURS: VIE,
  SUSPENDU: [...VIE, ['suspendre', 40]],
  EN_CLOTURE: [...VIE, ['proposerCloture', 60]],
  CLOS: FIN,
  ARCHIVE: [...FIN, ['archiver', 540]],
};

function etapesDe(monde: Monde, etat: string, tentatives: number): Pas<TransitionSignalement>[] {
  if (etat === 'EMIS') return [];
  const recu: Pas<TransitionSignalement>[] = [{ transition: 'recevoir' }];
  if (etat === 'RECU') return recu;
  if (etat === 'CLOS_HORS_CHAMP')
    return [...recu, { transition: 'refuserHorsChamp', motif: unCode(monde, LIBELLES_MOTIF_HORS_CHAMP) }];
  return [...recu, { transition: 'qualifier' }, ...essais(monde, etat, tentatives), ...reponse(monde, etat)];
}

function essais(monde: Monde, etat: string, tentatives: number): Pas<TransitionSignalement>[] {
  return Array.from({ length: tentatives }, (_, i) => {
    const joint = i === tentatives - 1 && etat !== 'CLOS_INJOIGNABLE';
    const canal = joint ? 'TELEPHONE' : (unCode(monde, LIBELLES_CANAL_CONTACT) as CanalContact);
    return { transition: 'contacter', motif: `${canal}.${joint ? 'JOINT' : 'SANS_REPONSE'}` };
  });
}

function reponse(monde: Monde, etat: string): Pas<TransitionSignalement>[] {
  if (etat === 'ACCEPTE') return [{ transition: 'accepter' }];
  if (etat === 'CLOS_INJOIGNABLE') return [{ transition: 'injoignable' }];
  return etat === 'CLOS_DECLINE' ? [{ transition: 'decliner', motif: unCode(monde, LIBELLES_MOTIF_DECLIN) }] : [];
}

const unCode = (monde: Monde, libelles: object): string => monde.alea.un(Object.keys(libelles));

function ajouter(
  monde: Monde,
  { ressource, id, dossierId }: { ressource: string; id: string; dossierId: string | null },
  t: { transition: string; de: string | null; vers: string; acteur: AgentDemo | null; le: Date; motif?: string | null },
): void {
  monde.ajouter('transition', {
    id: monde.id(t.le),
    ressource,
    ressource_id: id,
    dossier_id: dossierId,
    transition: t.transition,
    de: t.de,
    vers: t.vers,
    acteur_id: t.acteur?.id ?? null,
    fonction: t.acteur?.fonction ?? null,
    motif: t.motif ?? null,
    commentaire: null,
    le: t.le,
  });
}
