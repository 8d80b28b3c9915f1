import { echapper, page, phrase } from '../../auth/pages/gabarit.js';
import type { ComptePropose, GroupeDeComptes } from './comptes-demo.js';
import type { RoleJoue } from './roles.js';

/** Saisie refusée : la phrase à montrer, et ce qui avait été écrit, à garder. */
export type Faute = { readonly phrase: string; readonly saisi: string };

/** Où envoyer le formulaire, et quel service la page joue. */
export type PlaceDuFormulaire = { readonly action: string; readonly role: RoleJoue };

/**
 * Page de connexion de la démonstration, sans script. Pour ses propres comptes : deux formulaires, chacun avec le seul champ
 * `compte`, l'un au clavier, l'autre un bouton par compte. Pour un service joué : un seul, avec aussi la preuve présentée.
 */
export function pageDeConnexion(
  groupes: readonly GroupeDeComptes[],
  { action, role }: PlaceDuFormulaire,
  faute: Faute | null,
): string {
  const adresse = echapper(action);
  const alerte = faute === null ? '' : `<p class="faute" role="alert" id="faute">${phrase(faute.phrase)}</p>`;
  const champ = `<div><label for="compte">Nom du compte</label>
<input id="compte" name="compte" required maxlength="100" autocomplete="username" autocapitalize="none" spellcheck="false"${faute === null ? '' : ` value="${echapper(faute.saisi)}" aria-invalid="true" aria-describedby="faute"`}></div>`;
  if (role !== 'demo') return pageJouee(role, { adresse, alerte, champ, groupes });
  return page(
    'Choisir un compte de démonstration',
    `<h1>Choisir un compte de démonstration</h1>
<p class="note">Démonstration&nbsp;: toutes les personnes sont inventées, aucun mot de passe n’est demandé. N’écrivez ici aucune donnée réelle.</p>
${alerte}
<form class="saisie" method="post" action="${adresse}">
${champ}
<button type="submit">Se connecter</button>
</form>
${groupes.length === 0 ? VIDE : `<form class="liste" method="post" action="${adresse}">${groupes.map((g) => groupe(g)).join('\n')}</form>`}`,
  );
}

type Morceaux = {
  readonly adresse: string;
  readonly alerte: string;
  readonly champ: string;
  readonly groupes: readonly GroupeDeComptes[];
};

const NOMS: Readonly<Record<Exclude<RoleJoue, 'demo'>, string>> = {
  proconnect: 'ProConnect',
  'pro-sante-connect': 'Pro Santé Connect',
  franceconnect: 'FranceConnect',
};

function pageJouee(role: Exclude<RoleJoue, 'demo'>, { adresse, alerte, champ, groupes }: Morceaux): string {
  return page(
    `${NOMS[role]}, simulé`,
    `<h1>${NOMS[role]}, simulé</h1>
<p class="note">Démonstration&nbsp;: cette page joue ${NOMS[role]}. Toutes les personnes sont inventées. N’écrivez ici aucune donnée réelle.</p>
${alerte}
<form method="post" action="${adresse}">
<div class="saisie">
${champ}
<div><label for="preuve">Preuve présentée</label>
<select id="preuve" name="preuve"><option value="deux">Deux facteurs</option><option value="un">Un seul facteur</option><option value="tue">Facteurs non précisés</option></select></div>
<button type="submit">Se connecter</button>
</div>
${role === 'franceconnect' ? SANS_COMPTE : ''}
<div class="liste">${groupes.map((g) => groupe(g, ' formnovalidate')).join('\n')}</div>
</form>`,
  );
}

const SANS_COMPTE = `<p class="note">Une personne inventée qui n’a pas encore de compte, avec un code d’invitation&nbsp;: son nom de naissance, sa date et son prénom, par exemple «&nbsp;le.floch.1964-05-03.anne&nbsp;».</p>`;

const VIDE = `<p class="carte">Les comptes de la démonstration ne sont pas encore créés. Attendez la fin du chargement, puis rechargez cette page.</p>`;

function groupe({ titre, comptes }: GroupeDeComptes, attribut = ''): string {
  return `<section class="groupe"><h2>${echapper(titre)}</h2><ul class="comptes">${comptes.map((c) => carte(c, attribut)).join('')}</ul></section>`;
}

function carte(c: ComptePropose, attribut: string): string {
  const lieu = [c.compte, c.organisme]
    .filter((p) => p !== null)
    .map(echapper)
    .join(' · ');
  return `<li><button class="compte" type="submit"${attribut} name="compte" value="${echapper(c.compte)}"><strong>${echapper(c.nom)}</strong><span>${phrase(c.phrase)}</span><span class="lieu">${lieu}</span></button></li>`;
}
