def log = new File(basedir, 'build.log').text
assert log.contains('''
[ERROR] points.drl:8:15: rule "One point for every euro": `Purchase` has no `payed`.
[ERROR]     Purchase( payed > 0 )
[ERROR]               ^
[ERROR]     Maybe `paid`.
''')
assert !log.contains('\tat ')
assert !new File(basedir, 'target/shop-backend-1.jar').exists()
