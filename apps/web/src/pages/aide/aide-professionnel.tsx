import { Button } from '@mantine/core';
import { aideClavierOuverte } from '../../features/navigation/palette/etat-palette';
import { Carte } from '../../platform/ui/mise-en-page/carte';

/** Aide des professionnels : les gestes courants et les règles de lecture. */
export function AideProfessionnel() {
  return (
    <>
      <Carte titre="Signaler une situation">
        <p>
          Touche N, ou «&nbsp;Signaler une situation&nbsp;». Le numéro de sécurité sociale se vérifie pendant la saisie.
          Vous suivez ensuite l’état et le délai de votre signalement, sans ouvrir de dossier.
        </p>
      </Carte>
      <Carte titre="Pourquoi je ne vois pas une rubrique">
        <p>
          Chaque rubrique a ses lecteurs. Vos droits suivent votre fonction active, votre lien avec le dossier et
          l’accord de la personne. Une rubrique réservée est nommée, jamais montrée. Si vous avez plusieurs fonctions,
          changez-en en haut de l’écran.
        </p>
      </Carte>
      <Carte titre="Ce qui ne s’écrit pas ici">
        <p>
          Aucun diagnostic, aucun traitement. Décrivez ce que la personne peut faire et ce qui la gêne au travail. Un
          avertissement s’affiche si un mot semble parler de santé&nbsp;; il ne bloque rien.
        </p>
      </Carte>
      <Carte titre="Si quelqu’un a modifié la même fiche">
        <p>
          Rien n’est écrasé&nbsp;: les deux valeurs s’affichent côte à côte, et vous choisissez. Ce que vous écrivez est
          gardé dans l’onglet, même si la connexion tombe ou si la session se termine.
        </p>
      </Carte>
      <Carte
        titre="Aller plus vite au clavier"
        actions={
          <Button variant="default" onClick={() => aideClavierOuverte.poser(true)}>
            Voir les raccourcis
          </Button>
        }
      >
        <p>
          <kbd>Ctrl</kbd> <kbd>K</kbd> cherche une personne ou une page. <kbd>N</kbd> ouvre un signalement. <kbd>J</kbd>{' '}
          et <kbd>K</kbd> parcourent une liste. <kbd>?</kbd> affiche tous les raccourcis.
        </p>
      </Carte>
    </>
  );
}
