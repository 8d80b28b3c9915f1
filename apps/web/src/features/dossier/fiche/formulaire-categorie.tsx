import { Button } from '@mantine/core';
import type { CategorieFiche, DossierVue } from '@pdp/domain';
import { Rangee } from '../../../platform/ui/mise-en-page/grille';
import { BrouillonRetrouve } from '../../../platform/ui/formulaire/brouillon-retrouve';
import { DialogueConflit } from '../../../platform/ui/formulaire/dialogue-conflit';
import { FormulaireErreurs } from '../../../platform/ui/formulaire/formulaire-erreurs';
import { useQuiLira } from '../lecteurs.requetes';
import { QuiLira } from '../../../platform/ui/formulaire/qui-lira';
import { ChampFiche } from './champ-fiche';
import type { PropsChamp } from './props-champ';
import { useEditionCategorie } from './use-edition-categorie';
import styles from '../dossier.module.css';

type Props = { readonly dossier: DossierVue; readonly categorie: CategorieFiche; readonly fermer: () => void };

/** Formulaire d'une catégorie, dessiné d'après son schéma ; dit qui la lira avant qu'on écrive. */
export function FormulaireCategorie({ dossier, categorie, fermer }: Props) {
  const { formulaire, schema, element, conflit, resoudre, fermerConflit } = useEditionCategorie(
    dossier,
    categorie,
    fermer,
  );
  const lecteurs = useQuiLira(dossier.id, categorie);
  const form = formulaire.form as unknown as PropsChamp['form'];
  return (
    <form ref={element} onSubmit={formulaire.soumettre} noValidate className={styles['formulaire']}>
      <FormulaireErreurs fautes={formulaire.fautes} essai={formulaire.essai} correlationId={formulaire.correlationId} />
      <BrouillonRetrouve
        le={formulaire.retrouveLe}
        recommencer={formulaire.recommencer}
        sansNir={categorie === 'nir'}
      />
      <p className="fin">
        <QuiLira lecteurs={lecteurs} />
      </p>
      <div className={styles['grille']}>
        {Object.entries(schema).map(([cle, champ]) => (
          <ChampFiche key={cle} form={form} chemin={cle} champ={champ} lecteurs={lecteurs} />
        ))}
      </div>
      <Rangee>
        <Button type="submit" loading={formulaire.enCours}>
          Enregistrer
        </Button>
        <Button
          variant="default"
          onClick={() => {
            formulaire.recommencer();
            fermer();
          }}
        >
          Abandonner mes changements
        </Button>
      </Rangee>
      {conflit && (
        <DialogueConflit
          conflits={conflit.conflits}
          fusion={conflit.fusion}
          surResoudre={resoudre}
          surFermer={fermerConflit}
          enCours={formulaire.enCours}
        />
      )}
    </form>
  );
}
