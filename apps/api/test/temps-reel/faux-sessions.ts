import type { Fonction } from '@pdp/domain';
import { UNITE_DE_FONCTION } from '@pdp/domain';
import type { Acteur } from '../../src/platform/config/acteur.js';
import { nouvelId } from '../../src/platform/config/identifiants.js';
import type { AuthentifierSocket } from '../../src/platform/realtime/authentifier-socket.port.js';
import { SOCKETS_PAR_AGENT, type PlacesSockets } from '../../src/platform/realtime/places-sockets.port.js';

/** Places en mémoire, communes aux nœuds d'un essai. */
export class FaussesPlaces implements PlacesSockets {
  private readonly prises = new Map<string, Set<string>>();

  prendre(utilisateurId: string, socketId: string): Promise<boolean> {
    const siennes = this.prises.get(utilisateurId) ?? new Set();
    if (siennes.size >= SOCKETS_PAR_AGENT) return Promise.resolve(false);
    this.prises.set(utilisateurId, siennes.add(socketId));
    return Promise.resolve(true);
  }

  rendre(utilisateurId: string, socketId: string): Promise<void> {
    this.prises.get(utilisateurId)?.delete(socketId);
    return Promise.resolve();
  }

  battre(): Promise<void> {
    return Promise.resolve();
  }

  fermer(): Promise<void> {
    return Promise.resolve();
  }
}

/** Sessions en mémoire, partagées par les nœuds d'un essai ; le cookie est `pdp=<jeton>`. */
export class FauxSessions implements AuthentifierSocket {
  private readonly parCookie = new Map<string, Acteur>();
  readonly places = new FaussesPlaces();
  lectures = 0;

  /** Ouvre une session ; `utilisateurId` pour une seconde session de la même personne. */
  ouvrir(
    fonction: Fonction = 'ASSISTANT_SERVICE_SOCIAL',
    utilisateurId = nouvelId(),
  ): { cookie: string; acteur: Acteur } {
    const acteur: Acteur = {
      utilisateurId,
      sessionId: nouvelId(),
      habilitationId: nouvelId(),
      fonction,
      unite: UNITE_DE_FONCTION[fonction],
      organismeId: null,
      plateformeId: null,
      assureId: null,
      nom: 'Camille Essai',
      correlationId: '',
    };
    const cookie = `pdp=${nouvelId()}`;
    this.parCookie.set(cookie, acteur);
    return { cookie, acteur };
  }

  terminer(cookie: string): void {
    this.parCookie.delete(cookie);
  }

  charger(enteteCookie: string | undefined): Promise<Acteur | null> {
    this.lectures += 1;
    return Promise.resolve(this.parCookie.get(enteteCookie ?? '') ?? null);
  }

  encoreValides(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const ouvertes = new Set([...this.parCookie.values()].map((a) => a.sessionId));
    return Promise.resolve(new Set(ids.filter((id) => ouvertes.has(id))));
  }
}
