import type { AgentDemo } from './agents.js';
import type { DossierDemo } from './dossiers.js';
import type { Monde } from './monde.js';

/** Jours de lecture seule laissés à l'ancien référent (seuil GRACE_REFERENT). */
const GRACE = 15;

/** Des cercles qui ont vécu : un référent a passé la main, récemment pour quelques-uns ; un membre est parti, et l'on sait pourquoi. */
export function ajouterAnciensMembres(monde: Monde, dossiers: readonly DossierDemo[]): void {
  const assistantes = monde.agentsDe(['ASSISTANT_SERVICE_SOCIAL']);
  const accueil = monde.agentsDe(['CSAM_SERVICE_SOCIAL'])[0];
  const vivants = dossiers.filter(
    ({ etat, partage, referent, ouvertLe }) => etat === 'EN_COURS' && partage && referent !== null && ouvertLe < -40,
  );
  vivants.forEach((dossier, rang) => {
    const ancien = assistantes.find(({ id }) => id !== dossier.referent?.id);
    if (rang % 6 === 0 && ancien) passerLaMain(monde, dossier, ancien, rang % 12 === 0 ? -5 : -30);
    if (rang % 5 === 1 && accueil)
      lier(monde, dossier, accueil, {
        role: 'CERCLE',
        du: dossier.ouvertLe,
        au: -20,
        motif: MOTIFS[rang % MOTIFS.length],
      });
  });
}

const MOTIFS = ['MISSION_TERMINEE', 'DEPART', 'RELAIS', 'DEMANDE_ASSURE'] as const;

function passerLaMain(monde: Monde, dossier: DossierDemo, ancien: AgentDemo, jour: number): void {
  lier(monde, dossier, ancien, { role: 'REFERENT', du: dossier.ouvertLe, au: jour, motif: 'TRANSMISSION' });
  if (jour + GRACE > 0) lier(monde, dossier, ancien, { role: 'GRACE', du: jour, au: jour + GRACE });
}

type Periode = { readonly role: string; readonly du: number; readonly au: number; readonly motif?: string | undefined };

function lier(monde: Monde, dossier: DossierDemo, agent: AgentDemo, { role, du, au, motif }: Periode): void {
  monde.ajouter('affectation_dossier', {
    id: monde.id(monde.instant(du)),
    dossier_id: dossier.id,
    utilisateur_id: agent.id,
    unite: null,
    organisme_id: null,
    role,
    motif: role === 'GRACE' ? 'Ancien référent' : null,
    debut: monde.instant(du),
    fin: monde.instant(au),
    consentement_id: null,
    motif_fin: motif ?? null,
    finie_par: motif === undefined ? null : (dossier.referent?.id ?? null),
  });
}
