import { Carte } from '../../platform/ui/mise-en-page/carte';

/** Aide de l'assuré : phrases courtes, aucun sigle. */
export function AideAssure() {
  return (
    <>
      <Carte titre="À quoi sert mon livret&nbsp;?">
        <p>Il dit où vous en êtes, ce qui vient ensuite, et qui s’en occupe. Votre référente l’écrit avec vous.</p>
      </Carte>
      <Carte titre="Qui peut lire mon dossier&nbsp;?">
        <p>
          Seulement les personnes que vous avez autorisées. La liste est dans «&nbsp;Mes accords&nbsp;». Vous pouvez
          retirer un accord à tout moment. Cela ne change rien à vos droits ni à vos remboursements.
        </p>
      </Carte>
      <Carte titre="Ma maladie est-elle écrite ici&nbsp;?">
        <p>Non. Aucun diagnostic ni traitement n’est noté dans ce dossier. Votre médecin les garde.</p>
      </Carte>
      <Carte titre="J’ai une question">
        <p>
          Écrivez-la dans votre livret, ou appelez votre référente. Son numéro est dans «&nbsp;Qui fait quoi&nbsp;».
        </p>
      </Carte>
    </>
  );
}
