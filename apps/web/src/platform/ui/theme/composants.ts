// Toutes les feuilles des composants Mantine : un morceau à part, que la première vue du livret n'attend pas (feuilles.ts).
import '@mantine/core/styles.layer.css';
