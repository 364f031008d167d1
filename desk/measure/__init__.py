"""How far people agree: coefficients from counts, alignment of annotations, and a report of all of it. Pure functions.

Own code, after looking at what there is (each installed and tried, 2026):

- krippendorff 0.9 computes nominal alpha as we do, needs numpy, is under the GPL, and knows no unitizing.
- nltk.metrics 3.10 gives 1.0 where a coefficient is undefined because nobody ever varied; no unitizing.
- scikit-learn 1.9 has Cohen's kappa for two only, at the price of scipy and numpy.
- simpledorff 0.0.2 has nominal alpha on pandas, and divides by zero without variation.
- pygamma-agreement 0.5 has another coefficient (gamma), with numba and cvxpy: nearly a gigabyte.

None has Krippendorff's unitizing alpha, none says why a figure is undefined, all weigh more than Desk does. The nominal
coefficients were compared with the first four on random data and agree wherever those are defined.
"""
