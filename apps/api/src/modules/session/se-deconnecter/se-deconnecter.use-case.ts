import { Injectable } from '@nestjs/common';
import { FournisseurIdentite } from '../../../platform/auth/fournisseur-identite.js';
import { SessionService } from '../../../platform/auth/sessions.js';

type Deconnexion = { readonly jeton: string | null; readonly origine: string | null; readonly correlationId: string };

/** Met fin à la session, ici et si possible chez le fournisseur ; sans session valable, ne fait rien et réussit. */
@Injectable()
export class SeDeconnecter {
  constructor(
    private readonly sessions: SessionService,
    private readonly fournisseur: FournisseurIdentite,
  ) {}

  /** Rend l'adresse où envoyer le navigateur pour finir la déconnexion, ou null. */
  async executer({ jeton, origine, correlationId }: Deconnexion): Promise<string | null> {
    const acteur = await this.sessions.charger(jeton, correlationId);
    if (!acteur) return null;
    const { idToken, fournisseur } = await this.sessions.terminer(acteur);
    return origine === null ? null : this.fournisseur.adresseDeFin(fournisseur, idToken, origine);
  }
}
