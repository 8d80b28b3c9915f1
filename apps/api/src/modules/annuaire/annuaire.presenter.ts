import type { HabilitationAdminVue, OrganismeVue, PersonneAnnuaire } from '@pdp/domain';
import type { LigneOrganisme, LignePersonne } from './persistence/lecture-annuaire.js';
import type { LigneHabilitation } from './persistence/lecture-habilitations.js';

/** Personne de l'annuaire telle que montrée à ses collègues. */
export const presenterPersonne = (l: LignePersonne): PersonneAnnuaire => ({
  id: l.id,
  nom: nomAffiche(l),
  fonction: l.fonction,
  unite: l.unite,
  organisme: l.organisme_id === null ? null : { id: l.organisme_id, nom: l.organisme ?? '' },
  plateforme: l.plateforme,
  telephone: l.telephone,
  autresFonctions: l.autres,
});

/** Organisme, pour le choisir dans une liste. */
export const presenterOrganisme = ({ id, nom, type, unites, commune, telephone }: LigneOrganisme): OrganismeVue => ({
  id,
  nom,
  type,
  unites,
  commune,
  telephone,
});

/** Habilitation telle que l'administrateur la gère ; rien d'un dossier n'y entre. */
export const presenterHabilitation = (l: LigneHabilitation): HabilitationAdminVue => ({
  id: l.id,
  version: l.version,
  utilisateur: {
    id: l.utilisateur_id,
    nom: nomAffiche(l),
    courriel: l.courriel,
    derniereConnexion: l.derniere_connexion?.toISOString() ?? null,
    actif: l.utilisateur_actif,
    suspendu: l.utilisateur_suspendu,
    attendu: l.utilisateur_attendu,
  },
  fonction: l.fonction,
  unite: l.unite,
  organisme: l.organisme_id === null ? null : { id: l.organisme_id, nom: l.organisme ?? '' },
  plateforme: l.plateforme_id === null ? null : { id: l.plateforme_id, nom: l.plateforme ?? '' },
  debut: l.debut.toISOString(),
  fin: l.fin?.toISOString() ?? null,
  motif: l.motif,
  suspendue: l.suspendue,
  active: l.en_cours && l.utilisateur_actif && !l.utilisateur_suspendu && !l.suspendue,
});

const nomAffiche = ({ civilite, prenom, nom }: { civilite: string | null; prenom: string; nom: string }): string =>
  `${civilite === 'Dr' ? 'Dr ' : ''}${prenom} ${nom}`;
