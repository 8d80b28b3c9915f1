import { Injectable } from '@nestjs/common';
import { echec, erreurMetier, succes, type ErreurMetier, type Resultat } from '@pdp/domain';
import type { ProfilFournisseur } from '../config/profil-fournisseur.js';
import { Comptes } from './comptes.js';
import { ConnexionsEnCours, type ConnexionRetrouvee } from './connexions-en-cours.js';
import { niveauSuffit } from './exigences.js';
import { FournisseurIdentite } from './fournisseur-identite.js';
import { instantDePreuve } from './preuve-datee.js';
import { PreuveIdentite, type IdentiteProuvee } from './preuve-identite.js';
import { SessionService } from './sessions.js';

type Arrivee = {
  readonly parametres: URLSearchParams;
  readonly lien: string | null;
  readonly ancienJeton: string | null;
  /** Code d'invitation gardé par ce navigateur ; `null` pour une connexion ordinaire. */
  readonly invitation: string | null;
  readonly appareil: string | null;
  readonly correlationId: string;
};

/** Retour du fournisseur : identité prouvée, niveau vérifié, compte retrouvé, session ouverte. */
@Injectable()
export class ArriveeService {
  constructor(
    private readonly fournisseur: FournisseurIdentite,
    private readonly enCours: ConnexionsEnCours,
    private readonly preuve: PreuveIdentite,
    private readonly comptes: Comptes,
    private readonly sessions: SessionService,
  ) {}

  /** Vérifie le retour du fournisseur et ouvre la session ; rend le jeton du cookie et le chemin où aller. */
  async terminer(arrivee: Arrivee): Promise<Resultat<{ jeton: string; retour: string }, ErreurMetier>> {
    const { parametres, lien } = arrivee;
    const etat = parametres.get('state');
    const connexion = etat === null || lien === null ? null : await this.enCours.prendre(etat, lien);
    // Un fournisseur retiré de la configuration pendant la connexion ne prouve plus rien.
    const profil = connexion === null ? null : this.fournisseur.profil(connexion.fournisseur);
    if (etat === null || connexion === null || profil === null) return echec(aRecommencer());
    const preuve = await this.preuve.prouver(profil, { parametres, etat, connexion });
    if (!preuve.ok) return preuve;
    const ouverte = await this.ouvrir({ profil, connexion }, preuve.valeur, arrivee);
    return ouverte.ok ? succes({ jeton: ouverte.valeur, retour: connexion.retour }) : ouverte;
  }

  private async ouvrir(
    { profil, connexion }: { profil: ProfilFournisseur; connexion: ConnexionRetrouvee },
    { identite, dires, datee, idToken }: IdentiteProuvee,
    { invitation, appareil, ancienJeton, correlationId }: Arrivee,
  ): Promise<Resultat<string, ErreurMetier>> {
    if (!niveauSuffit(profil, dires)) return echec(await this.comptes.refuserNiveau(identite));
    const compte = await this.comptes.trouver(identite, { profil, dires, invitation, correlationId });
    if (!compte.ok) return compte;
    const prouveeLe = (arrivee: Date): Date | null => instantDePreuve(connexion, datee, arrivee);
    const demande = { acteur: compte.valeur, idToken, appareil, fournisseur: profil.code, prouveeLe };
    return succes((await this.sessions.ouvrir(demande, ancienJeton)).jeton);
  }
}

const aRecommencer = (): ErreurMetier =>
  erreurMetier(
    'requete-invalide',
    'Cette demande de connexion a expiré, a déjà servi, ou a commencé dans un autre navigateur. Recommencez.',
  );
