import { Injectable } from '@nestjs/common';
import {
  MESSAGES_NIR,
  UNITES_ASSURANCE_MALADIE,
  echec,
  erreurMetier,
  lireNir,
  sontProches,
  succes,
  type ErreurMetier,
  type ReconnaissanceVue,
  type Resultat,
  type Unite,
} from '@pdp/domain';
import { peut } from '@pdp/permissions';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Acteur } from '../../../platform/config/acteur.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { ReconnaissanceRepository, type PersonneReconnue } from '../persistence/reconnaissance.repository.js';

/** Ce qui est déjà saisi ; chaque champ peut manquer. */
export type SaisieReconnaissance = {
  readonly nir?: string | null;
  readonly nomNaissance?: string | null;
  readonly prenom?: string | null;
  readonly dateNaissance?: string | null;
};

// Une saisie fait quelques appels ; au-delà, c'est une récolte (ASVS 2.4.1). Par processus : un frein, pas un compteur exact.
const DEBIT = { points: 60, duration: 60 };

const INCONNU: ReconnaissanceVue = { connu: false, dossierOuvert: false, rapprochement: false };

/** Dit si la personne saisie est déjà connue, et rien d'elle ; un partenaire ne l'apprend que s'il la suit déjà. */
@Injectable()
export class ReconnaitreAssure {
  private readonly debit = new RateLimiterMemory(DEBIT);

  constructor(
    private readonly repository: ReconnaissanceRepository,
    private readonly faits: FaitsService,
    private readonly journal: JournalGroupe,
  ) {}

  async executer(acteur: Acteur, saisie: SaisieReconnaissance): Promise<Resultat<ReconnaissanceVue, ErreurMetier>> {
    if (!(await this.estSousLaLimite(acteur))) return echec(tropDeDemandes());
    const nir = saisie.nir?.trim() ? lireNir(saisie.nir) : null;
    if (nir && !nir.ok) return echec(nirFaux(MESSAGES_NIR[nir.erreur]));
    const personne = nir ? await this.repository.parNir(acteur, nir.valeur) : null;
    const [vue] = await Promise.all([
      personne ? this.vueDe(acteur, personne) : this.vueDesRessemblants(acteur, saisie),
      this.journal.consigner(acteur, {
        action: 'assure.reconnaitre',
        ressource: 'assure',
        ressourceId: personne?.assureId ?? null,
        categories: ['identite'],
      }),
    ]);
    return succes(vue);
  }

  private async vueDe(acteur: Acteur, personne: PersonneReconnue): Promise<ReconnaissanceVue> {
    if (!(await this.peutSavoir(acteur, personne))) return INCONNU;
    return { connu: true, dossierOuvert: personne.dossierId !== null, rapprochement: false };
  }

  // Être suivi par la plateforme est en soi une donnée de santé (domain.md 0.3, fait 7) : un partenaire ne peut pas la sonder.
  private async peutSavoir(acteur: Acteur, personne: PersonneReconnue): Promise<boolean> {
    if (estAssuranceMaladie(acteur)) return true;
    if (personne.dejaSignale) return true;
    if (personne.dossierId === null) return false;
    const faits = await this.faits.charger(acteur, personne.dossierId);
    return faits !== null && peut(acteur, 'lire', { categorie: 'identite', faits });
  }

  private async vueDesRessemblants(acteur: Acteur, saisie: SaisieReconnaissance): Promise<ReconnaissanceVue> {
    const { nomNaissance, dateNaissance } = saisie;
    if (!nomNaissance || !dateNaissance || !estAssuranceMaladie(acteur)) return INCONNU;
    const ressemblants = await this.repository.ressemblants(acteur, dateNaissance);
    const rapprochement = ressemblants.some((connue) =>
      sontProches({ nomNaissance, dateNaissance, prenom: saisie.prenom ?? connue.prenom }, connue),
    );
    return { ...INCONNU, rapprochement };
  }

  private async estSousLaLimite(acteur: Acteur): Promise<boolean> {
    return this.debit.consume(acteur.utilisateurId).then(
      () => true,
      () => false,
    );
  }
}

const estAssuranceMaladie = ({ unite }: Acteur): boolean =>
  (UNITES_ASSURANCE_MALADIE as readonly Unite[]).includes(unite);

const nirFaux = (message: string): ErreurMetier =>
  erreurMetier('requete-invalide', 'Certains champs sont à corriger.', {
    champs: [{ chemin: 'nir', code: 'nir', message }],
  });

const tropDeDemandes = (): ErreurMetier =>
  erreurMetier('trop-de-demandes', 'Trop de recherches en peu de temps. Réessayez dans une minute.');
