import { CATEGORIES, FONCTIONS, UNITE_DE_FONCTION, type Fonction } from '@pdp/domain';
import { expliquer, reserveA } from './explication.js';
import { faitsDePlateforme, type FaitsDossier } from './faits.js';
import { peut } from './peut.js';
import { ACTIONS, type Sujet } from './sujet.js';

const sujet = (fonction: Fonction): Sujet => ({
  utilisateurId: 'u',
  fonction,
  unite: UNITE_DE_FONCTION[fonction],
  organismeId: 'o',
  plateformeId: 'p',
  assureId: null,
});
const rien: FaitsDossier = { ...faitsDePlateforme('p'), etat: 'EN_COURS' };
const lie: FaitsDossier = { ...rien, estAffecte: true, estAffecteEnEcriture: true };

const phrase = (
  fonction: Fonction,
  action: 'lire' | 'ecrire',
  categorie: 'social' | 'identite' | 'dispositifs' | 'medical' | 'taches' | 'nir',
  faits: FaitsDossier,
) => expliquer(sujet(fonction), action, { categorie, faits }).phrase;

it.each([
  ['MEDECIN_CONSEIL', 'lire', 'social', lie, 'Réservé au Service social.'],
  ['MEDECIN_CONSEIL', 'lire', 'medical', lie, /^Jamais conservé/],
  ['MEDECIN_CONSEIL', 'lire', 'identite', rien, 'Vous n’êtes pas affecté à ce dossier.'],
  ['MEDECIN_CONSEIL', 'lire', 'taches', lie, 'Accord de l’assuré à l’accompagnement coordonné non donné, ou retiré.'],
  ['MEDECIN_CONSEIL', 'ecrire', 'dispositifs', lie, 'Vous n’écrivez ici que votre avis.'],
  ['MEDECIN_CONSEIL', 'ecrire', 'identite', lie, /^Réservé à : Infirmier/],
  ['COORDINATEUR', 'lire', 'nir', lie, 'Réservé au Service médical, à la CPAM et au Service social.'],
  ['CONSEILLER_CAP_EMPLOI', 'lire', 'identite', lie, 'Accord de l’assuré non donné pour ces données, ou retiré.'],
  ['CONSEILLER_CAP_EMPLOI', 'lire', 'identite', rien, 'Vous n’êtes pas affecté à ce dossier.'],
  [
    'ASSISTANT_SERVICE_SOCIAL',
    'ecrire',
    'social',
    { ...lie, estAffecteEnEcriture: false },
    'Votre lien avec ce dossier est en lecture seule.',
  ],
  ['ASSISTANT_SERVICE_SOCIAL', 'ecrire', 'social', { ...lie, limite: true }, /^Ce dossier ne se modifie plus/],
  ['CSAM_SERVICE_SOCIAL', 'lire', 'identite', rien, 'Vous n’êtes pas affecté à ce dossier.'],
  ['ASSURE', 'lire', 'social', rien, 'Ce dossier n’est pas le vôtre.'],
  ['ADMINISTRATEUR', 'lire', 'identite', rien, 'Votre fonction n’a pas ce droit sur ces données.'],
] as const)('%s, %s %s', (fonction, action, categorie, faits, attendue) => {
  const obtenue = phrase(fonction, action, categorie, faits);
  if (typeof attendue === 'string') expect(obtenue).toBe(attendue);
  else expect(obtenue).toMatch(attendue);
});

it('dit toujours comme `peut`, avec une phrase complète, dans toutes les cases', () => {
  for (const fonction of FONCTIONS) {
    for (const categorie of CATEGORIES) {
      for (const action of ACTIONS) {
        for (const faits of [rien, lie, { ...lie, partageActif: true, categoriesConsenties: CATEGORIES }]) {
          const explication = expliquer(sujet(fonction), action, { categorie, faits });
          expect(explication.accorde).toBe(peut(sujet(fonction), action, { categorie, faits }));
          expect(explication.phrase).toMatch(/^\p{Lu}.*\.$/u);
          expect(explication.accorde && explication.faitsManquants.length > 0).toBe(false);
        }
      }
    }
  }
});

it('nomme le fait manquant', () => {
  const { faitsManquants } = expliquer(sujet('MEDECIN_CONSEIL'), 'lire', { categorie: 'identite', faits: lie });
  expect(faitsManquants).toEqual(['aPartageActif']);
});

it('réserve le livret à qui l’écrit', () => {
  expect(reserveA('livret', 'ecrire')).toBe('Réservé au Service social.');
  expect(reserveA('livret', 'proposer')).toBe('Réservé à l’assuré.');
  expect(reserveA('statistiques', 'ecrire')).toBe('Personne n’a ce droit.');
});

it.each([
  ['MEDECIN_TRAITANT', 'lire', 'taches', { ...rien, estAffecte: true }, ['estAuteur'], /l’auteur ou au destinataire/],
  ['CONSEILLER_CAP_EMPLOI', 'lire', 'consentements', lie, ['estDestinataire'], /l’auteur ou au destinataire/],
  ['DPO', 'lire', 'journal', faitsDePlateforme('q'), ['estDeLaPlateforme'], /une autre plateforme/],
] as const)('%s, %s %s : dit le manque, et lui seul', (fonction, action, categorie, faits, manques, attendue) => {
  const { faitsManquants, phrase } = expliquer(sujet(fonction), action, { categorie, faits });
  expect(faitsManquants).toEqual(manques);
  expect(phrase).toMatch(attendue);
});

it('au partenaire en lecture seule et sans accord, dit d’abord l’accord ; à un agent interne, son lien', () => {
  const partenaire = expliquer(sujet('CONSEILLER_CAP_EMPLOI'), 'ecrire', {
    categorie: 'emploi',
    faits: { ...rien, estAffecte: true },
  });
  expect(partenaire.phrase).toBe('Accord de l’assuré non donné pour ces données, ou retiré.');
  const avecAccord = { ...rien, estAffecte: true, categoriesConsenties: CATEGORIES };
  expect(expliquer(sujet('CONSEILLER_CAP_EMPLOI'), 'ecrire', { categorie: 'emploi', faits: avecAccord }).phrase).toBe(
    'Votre lien avec ce dossier est en lecture seule.',
  );
});

it('une écriture restreinte s’explique par son propre manque, et dit son étendue une fois permise', () => {
  const medecin = sujet('MEDECIN_CONSEIL');
  const ressource = { categorie: 'dispositifs', portee: 'sonAvis' } as const;
  expect(expliquer(medecin, 'ecrire', { ...ressource, faits: lie }).faitsManquants).toEqual(['aPartageActif']);
  const ouverte = { ...lie, partageActif: true };
  expect(expliquer(medecin, 'ecrire', { ...ressource, faits: ouverte }).phrase).toBe('Autorisé : son avis.');
  expect(expliquer(medecin, 'lire', { categorie: 'dispositifs', faits: ouverte }).phrase).toBe('Autorisé.');
  // Sans l'annoncer, aucune règle ne l'ouvre : ce n'est pas un fait qui manque.
  expect(expliquer(medecin, 'ecrire', { categorie: 'dispositifs', faits: ouverte }).faitsManquants).toEqual([]);
});

it('une lecture restreinte s’explique comme une lecture entière', () => {
  expect(expliquer(sujet('CSAM_SERVICE_SOCIAL'), 'lire', { categorie: 'nir', faits: rien }).faitsManquants).toEqual([
    'estAffecte',
  ]);
});

it('le triage n’est jamais le premier manque annoncé à qui n’est pas lié', () => {
  expect(
    expliquer(sujet('CSAM_SERVICE_SOCIAL'), 'lire', { categorie: 'identite', faits: rien }).faitsManquants,
  ).toEqual(['estAffecte']);
});

it('cinq unités se nomment ; six ne se nomment plus', () => {
  expect(reserveA('projet', 'ecrire')).toMatch(/^Réservé au Service social, .* et à Comète\.$/);
  expect(reserveA('identite')).toBe('Réservé aux professionnels affectés au dossier dont la fonction a ce droit.');
  expect(reserveA('identite', 'lire', sujet('PILOTE'))).toBe('Votre fonction n’a pas ce droit sur ces données.');
});
