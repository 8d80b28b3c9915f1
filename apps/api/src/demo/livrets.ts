import type { ContenuLivret, EtapeLivret } from '@pdp/domain';
import type { AgentDemo } from './agents.js';
import type { DossierDemo } from './dossiers.js';
import type { Monde } from './monde.js';
import { organismeDe } from './organismes.js';

/** Un livret par assuré accompagné : publié par son référent, tenu par les décisions de revue ; final quand le dossier est clos. */
export function ajouterLivrets(monde: Monde, dossiers: readonly DossierDemo[]): void {
  const decisions = phrasesParDossier(monde);
  for (const dossier of dossiers) {
    if (!dossier.referent || !AVEC_LIVRET.has(dossier.etat)) continue;
    publier(monde, dossier, dossier.referent, decisions.get(dossier.id) ?? []);
  }
}

type Phrase = ContenuLivret['decisions'][number];

const AVEC_LIVRET = new Set(['PLAN_ETABLI', 'EN_COURS', 'SUSPENDU', 'EN_CLOTURE', 'CLOS', 'ARCHIVE']);

const OU_J_EN_SUIS: Readonly<Record<string, string>> = {
  PLAN_ETABLI: 'Nous avons choisi ensemble les étapes de votre accompagnement.',
  EN_COURS: 'Votre accompagnement avance. Voici la prochaine étape.',
  SUSPENDU: 'Votre accompagnement est en pause. Il reprendra quand vous le voudrez.',
  EN_CLOTURE: 'Votre accompagnement se termine. Nous faisons le point ensemble.',
  CLOS: 'Votre accompagnement est terminé.',
  ARCHIVE: 'Votre accompagnement est terminé.',
};

// La décision la plus récente d'abord, comme à l'écran ; celle que le référent n'a pas encore reprise n'y est pas.
function phrasesParDossier(monde: Monde): ReadonlyMap<string, readonly Phrase[]> {
  const phrases = new Map<string, Phrase[]>();
  const enAttente = new Set(monde.lignes.livret_proposition.map((p) => p['source_id']));
  for (const decision of monde.lignes.decision_revue) {
    if (enAttente.has(decision['id'])) continue;
    const dossierId = String(decision['dossier_id']);
    const date = (decision['le'] as Date).toISOString().slice(0, 10);
    phrases.set(dossierId, [{ date, phrase: String(decision['phrase_assure']) }, ...(phrases.get(dossierId) ?? [])]);
  }
  return phrases;
}

function publier(monde: Monde, dossier: DossierDemo, referent: AgentDemo, decisions: readonly Phrase[]): void {
  const jour = jourDePublication(monde, dossier);
  const contenu = contenuDe(monde, dossier, referent, decisions);
  monde.ajouter('livret_version', {
    id: monde.id(monde.instant(jour, 14)),
    dossier_id: dossier.id,
    contenu,
    version: 1,
    etat: 'PUBLIE',
    publie_par: referent.id,
    publie_le: monde.instant(jour, 14),
    // Un assuré sur trois n'a pas encore lu : le référent le voit.
    lu_le: monde.alea.vrai(0.66) ? monde.instant(Math.min(0, jour + monde.alea.entier(0, 4)), 18) : null,
  });
  monde.ajouter('livret_brouillon', {
    dossier_id: dossier.id,
    contenu,
    version: 1,
    auteur_id: referent.id,
    maj_le: monde.instant(jour, 14),
  });
}

const estFini = ({ etat }: DossierDemo): boolean => etat === 'CLOS' || etat === 'ARCHIVE';

function jourDePublication(monde: Monde, dossier: DossierDemo): number {
  if (estFini(dossier)) return Math.min(-5, dossier.ouvertLe + 158);
  return -monde.alea.entier(1, Math.max(1, Math.min(30, -dossier.ouvertLe - 15)));
}

function contenuDe(
  monde: Monde,
  dossier: DossierDemo,
  referent: AgentDemo,
  decisions: readonly Phrase[],
): ContenuLivret {
  return {
    rendezVous: null,
    ouJenSuis: OU_J_EN_SUIS[dossier.etat] ?? '',
    etapes: etapes(monde, dossier, referent),
    quiFaitQuoi: [
      {
        nom: `${referent.prenom} ${referent.nom}`,
        fonction: referent.civilite === 'M.' ? 'assistant social' : 'assistante sociale',
        organisme: organismeDe('service-social').nom,
        telephone: '02 99 00 00 00',
        fait: 'Je suis votre dossier et je réponds à vos questions.',
        referent: true,
        moi: false,
      },
    ],
    ressources: [monde.alea.un(RESSOURCES)],
    decisions: [...decisions],
  };
}

const RESSOURCES = [
  'J’aime apprendre de nouvelles choses.',
  'Mes proches me soutiennent.',
  'Je connais bien mon métier.',
  'Je peux me déplacer seul.',
] as const;

function etapes(monde: Monde, dossier: DossierDemo, { prenom }: AgentDemo): EtapeLivret[] {
  const finies = estFini(dossier);
  const point = { titre: 'Faire le point sur ma situation', qui: `avec ${prenom}`, explication: null };
  const suite = { titre: 'Préparer mon retour au travail', qui: `vous et ${prenom}`, explication: null };
  return [
    { ...point, quand: monde.jour(Math.min(-1, dossier.ouvertLe + 12)), statut: 'FAIT' },
    { ...suite, quand: null, statut: finies ? 'FAIT' : 'EN_COURS' },
    ...(finies
      ? []
      : [{ titre: 'Reprendre', qui: 'vous', quand: null, statut: 'A_VENIR', explication: null } as const]),
  ];
}
