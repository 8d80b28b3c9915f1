import type { Fonction } from '@pdp/domain';
import { UNITE_DE_FONCTION } from '@pdp/domain';
import { peut, porteeDe } from './peut.js';
import { faitsDePlateforme, faitsDeTriage, type FaitsDossier } from './faits.js';
import type { Sujet } from './sujet.js';

const sujet = (fonction: Fonction): Sujet => ({
  utilisateurId: 'u',
  fonction,
  unite: UNITE_DE_FONCTION[fonction],
  organismeId: 'o',
  plateformeId: 'p',
  assureId: null,
});

const faits = (reste: Partial<FaitsDossier> = {}): FaitsDossier => ({
  ...faitsDePlateforme('p'),
  etat: 'EN_COURS',
  ...reste,
});

const lie = { estAffecte: true, estAffecteEnEcriture: true } as const;

describe('peut', () => {
  it('ouvre le social à l’assistante sociale liée, et à elle seule', () => {
    const ressource = { categorie: 'social', faits: faits({ ...lie, partageActif: true }) } as const;
    expect(peut(sujet('ASSISTANT_SERVICE_SOCIAL'), 'ecrire', ressource)).toBe(true);
    for (const fonction of ['MEDECIN_CONSEIL', 'REFERENT_CPAM', 'CSAM_SERVICE_SOCIAL', 'COORDINATEUR'] as const) {
      expect(peut(sujet(fonction), 'lire', ressource)).toBe(false);
    }
  });

  it('ferme tout au Service médical, à la CPAM et à la coordination sans l’accord (a), malgré un lien', () => {
    for (const fonction of ['MEDECIN_CONSEIL', 'REFERENT_CPAM', 'COORDINATEUR'] as const) {
      expect(peut(sujet(fonction), 'lire', { categorie: 'identite', faits: faits(lie) })).toBe(false);
      expect(
        peut(sujet(fonction), 'lire', { categorie: 'identite', faits: faits({ ...lie, partageActif: true }) }),
      ).toBe(true);
    }
  });

  it('demande au partenaire le lien et l’accord', () => {
    const capEmploi = sujet('CONSEILLER_CAP_EMPLOI');
    const consenti = { categoriesConsenties: ['emploi'] } as const;
    expect(peut(capEmploi, 'ecrire', { categorie: 'emploi', faits: faits(lie) })).toBe(false);
    expect(peut(capEmploi, 'ecrire', { categorie: 'emploi', faits: faits(consenti) })).toBe(false);
    expect(peut(capEmploi, 'ecrire', { categorie: 'emploi', faits: faits({ ...lie, ...consenti }) })).toBe(true);
    expect(peut(capEmploi, 'lire', { categorie: 'projet', faits: faits({ ...lie, ...consenti }) })).toBe(false);
  });

  it('laisse le médecin du travail écrire les capacités avec le seul lien', () => {
    expect(peut(sujet('MEDECIN_TRAVAIL'), 'ecrire', { categorie: 'capacites', faits: faits(lie) })).toBe(true);
    expect(peut(sujet('MEDECIN_TRAVAIL'), 'lire', { categorie: 'identite', faits: faits(lie) })).toBe(false);
  });

  it('n’accorde une écriture restreinte que si elle est annoncée', () => {
    const medecin = sujet('MEDECIN_CONSEIL');
    const ressource = { categorie: 'dispositifs', faits: faits({ ...lie, partageActif: true }) } as const;
    expect(peut(medecin, 'ecrire', ressource)).toBe(false);
    expect(porteeDe(medecin, 'ecrire', { ...ressource, portee: 'sonAvis' })).toBe('sonAvis');
    expect(peut(medecin, 'ecrire', { ...ressource, portee: 'saDecision' })).toBe(false);
  });

  it('n’écrit plus dans un dossier archivé, purgé, limité ou d’état inconnu', () => {
    const ass = sujet('ASSISTANT_SERVICE_SOCIAL');
    for (const fige of [{ etat: 'ARCHIVE' }, { etat: 'PURGE' }, { etat: 'archive' }, { limite: true }]) {
      const ressource = { categorie: 'social', faits: faits({ ...lie, ...fige }) } as const;
      expect(peut(ass, 'lire', ressource)).toBe(true);
      expect(peut(ass, 'ecrire', ressource)).toBe(false);
    }
    expect(peut(ass, 'ecrire', { categorie: 'social', faits: faits({ ...lie, etat: 'CLOS' }) })).toBe(true);
  });

  it('écrit dans chaque état où le dossier vit encore (domain.md 2.2.2), jusqu’à sa clôture comprise', () => {
    const ass = sujet('ASSISTANT_SERVICE_SOCIAL');
    const vivants = [
      'OUVERT_SANS_PARTAGE',
      'EN_EVALUATION',
      'PLAN_ETABLI',
      'EN_COURS',
      'SUSPENDU',
      'EN_CLOTURE',
      'CLOS',
    ];
    const ecrit = vivants.filter((etat) =>
      peut(ass, 'ecrire', { categorie: 'social', faits: faits({ ...lie, etat }) }),
    );
    expect(ecrit).toEqual(vivants);
  });

  it('pendant le tri, les trois unités qui reçoivent un signalement corrigent l’identité sans lien', () => {
    const tri = faitsDeTriage('p', true);
    for (const fonction of ['CSAM_SERVICE_MEDICAL', 'REFERENT_CPAM', 'CSAM_SERVICE_SOCIAL'] as const)
      expect(peut(sujet(fonction), 'ecrire', { categorie: 'identite', faits: tri })).toBe(true);
    for (const fonction of ['MEDECIN_CONSEIL', 'ASSISTANT_SERVICE_SOCIAL', 'COORDINATEUR'] as const)
      expect(peut(sujet(fonction), 'lire', { categorie: 'identite', faits: tri })).toBe(false);
    expect(peut(sujet('REFERENT_CPAM'), 'lire', { categorie: 'identite', faits: faitsDeTriage('p', false) })).toBe(
      false,
    );
  });

  it('laisse l’assuré reprendre un accord même si son dossier est limité (art. 7.3 RGPD)', () => {
    const assure = sujet('ASSURE');
    const ressource = { categorie: 'consentements', faits: faits({ estConcerne: true, limite: true }) } as const;
    expect(peut(assure, 'ecrire', ressource)).toBe(false);
    expect(peut(assure, 'ecrire', { ...ressource, portee: 'retrait' })).toBe(true);
  });

  it('laisse le responsable suivre sa tâche, mais pas créer dans un dossier où il n’est pas lié', () => {
    const csam = sujet('CSAM_SERVICE_SOCIAL');
    const pourMoi = { estAuteur: false, estDestinataire: true };
    const deMoi = { estAuteur: true, estDestinataire: false };
    expect(peut(csam, 'ecrire', { categorie: 'taches', faits: faits(), element: pourMoi })).toBe(true);
    expect(peut(csam, 'lire', { categorie: 'taches', faits: faits(), element: deMoi })).toBe(true);
    expect(peut(csam, 'ecrire', { categorie: 'taches', faits: faits(), element: deMoi })).toBe(false);
    expect(peut(csam, 'ecrire', { categorie: 'taches', faits: faits({ estAffecte: true }), element: deMoi })).toBe(
      true,
    );
  });
});
